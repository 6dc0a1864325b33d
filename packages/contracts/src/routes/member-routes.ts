import * as z from 'zod';
import { commandBodies } from '../commands/bodies.ts';
import { commandExamples } from '../commands/examples/index.ts';
import { therapyDischarge } from '../discharge/therapy-discharge.ts';
import { clientRow, clientView } from '../views/clients.ts';
import { documentsView } from '../views/documents.ts';
import {
  commandReceipt,
  episodeRow,
  episodeView,
  timelineEntry,
  transitionsView,
} from '../views/episodes.ts';
import { pageOf } from '../views/pages.ts';
import { dischargeExample } from './examples/discharges.ts';
import * as examples from './examples/episodes.ts';
import {
  clientPath,
  clientsQuery,
  commandHeaders,
  commandPath,
  episodePath,
  episodesQuery,
  pageQuery,
} from './parameters.ts';
import type { Route } from './route.ts';

/** The body of the command that the path names; each command has its own. */
const anyCommandBody = z.union(Object.values(commandBodies));

const etag = { ETag: 'The version of the episode, in quotes; what If-Match asks for.' };

export const memberRoutes = {
  'list-episodes': {
    name: 'list-episodes',
    method: 'GET',
    path: '/v1/episodes',
    audience: 'member',
    scope: 'continuum/episodes.read',
    summary: 'The work list: what is late first; or what is closed, the latest first.',
    description: 'Eventually consistent: what changed a moment ago may stand where it stood.',
    query: episodesQuery,
    responses: {
      200: {
        description: 'One page.',
        body: pageOf(episodeRow),
        example: { items: [examples.episodeRowExample] },
      },
    },
    problems: [],
  },
  'read-episode': {
    name: 'read-episode',
    method: 'GET',
    path: '/v1/episodes/{episodeId}',
    audience: 'member',
    scope: 'continuum/episodes.read',
    summary: 'One episode as it stands now; its ETag is what commands ask for.',
    pathParameters: episodePath,
    responses: {
      200: {
        description: 'As it stands now.',
        body: episodeView,
        example: examples.episodeExample,
        headers: etag,
      },
    },
    problems: ['not-found'],
  },
  'read-episode-discharge': {
    name: 'read-episode-discharge',
    method: 'GET',
    path: '/v1/episodes/{episodeId}/discharge',
    audience: 'member',
    scope: 'continuum/episodes.read',
    summary: 'What the clinic wrote: the discharge as it counts now, corrected and answered.',
    description: 'Conditions, precautions, referrer, goals and measures at discharge, in the canonical form.',
    pathParameters: episodePath,
    responses: {
      200: {
        description: 'In the canonical form, whatever format it came in.',
        body: therapyDischarge,
        example: dischargeExample,
      },
    },
    problems: ['not-found'],
  },
  'list-episode-documents': {
    name: 'list-episode-documents',
    method: 'GET',
    path: '/v1/episodes/{episodeId}/documents',
    audience: 'member',
    scope: 'continuum/episodes.read',
    summary: 'Papers that the clinic sent as documents, for a member to read and record.',
    description:
      'Each can be fetched at its url for five minutes. It counts for nothing before record-paper.',
    pathParameters: episodePath,
    responses: {
      200: { description: 'In their order.', body: documentsView, example: examples.documentsExample },
    },
    problems: ['not-found'],
  },
  'read-timeline': {
    name: 'read-timeline',
    method: 'GET',
    path: '/v1/episodes/{episodeId}/timeline',
    audience: 'member',
    scope: 'continuum/episodes.read',
    summary: 'Everything that happened, the oldest first.',
    pathParameters: episodePath,
    query: pageQuery,
    responses: {
      200: {
        description: 'One page.',
        body: pageOf(timelineEntry),
        example: { items: [examples.timelineEntryExample] },
      },
    },
    problems: ['not-found'],
  },
  'list-transitions': {
    name: 'list-transitions',
    method: 'GET',
    path: '/v1/episodes/{episodeId}/transitions',
    audience: 'member',
    scope: 'continuum/episodes.read',
    summary: 'What may happen next, and what stands in the way of the rest.',
    pathParameters: episodePath,
    responses: {
      200: {
        description: 'Every command a member may call.',
        body: transitionsView,
        example: examples.transitionsExample,
      },
    },
    problems: ['not-found'],
  },
  'send-command': {
    name: 'send-command',
    method: 'POST',
    path: '/v1/episodes/{episodeId}/commands/{command}',
    audience: 'member',
    scope: 'continuum/episodes.write',
    summary: 'Move an episode on.',
    description: 'A retry with the same Idempotency-Key and body gets the first receipt, byte for byte.',
    pathParameters: commandPath,
    headers: commandHeaders,
    request: {
      mediaTypes: ['application/json'],
      body: anyCommandBody,
      example: commandExamples['record-contact-attempt'],
      examples: commandExamples,
    },
    responses: {
      200: {
        description: 'Done, or so already.',
        body: commandReceipt,
        example: examples.commandReceiptExample,
        headers: etag,
      },
    },
    problems: [
      'not-permitted',
      'not-found',
      'command-refused',
      'version-stale',
      'version-required',
      'idempotency-key-reused',
      'unsupported-media-type',
    ],
  },
  'search-clients': {
    name: 'search-clients',
    method: 'GET',
    path: '/v1/clients',
    audience: 'member',
    scope: 'continuum/clients.read',
    summary: 'Clients by the beginning of their family name.',
    query: clientsQuery,
    responses: {
      200: {
        description: 'One page.',
        body: pageOf(clientRow),
        example: { items: [examples.clientRowExample] },
      },
    },
    problems: [],
  },
  'read-client': {
    name: 'read-client',
    method: 'GET',
    path: '/v1/clients/{clientId}',
    audience: 'member',
    scope: 'continuum/clients.read',
    summary: 'One client, with every episode.',
    pathParameters: clientPath,
    responses: {
      200: { description: 'As it stands now.', body: clientView, example: examples.clientExample },
    },
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
