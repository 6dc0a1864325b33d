import * as z from 'zod';
import {
  fhirAnswer,
  fhirId,
  fhirMediaTypes,
  fhirMessage,
  fhirOutcome,
  fhirRead,
  fhirSearchset,
  readResources,
} from '../fhir/resources.ts';
import {
  fhirMessageExample,
  fhirMessageResponseExample,
  fhirOutcomeExample,
  fhirSearchsetExample,
  fhirTaskExample,
  fhirTransactionExample,
} from './examples/fhir.ts';
import { dryRunQuery, fhirFormat, fhirSearchQuery, postingHeaders, preferHeaders } from './parameters.ts';
import type { Route } from './route.ts';

/** A name that begins with a dollar sign is a parameter: no gateway says that a route's own path may hold one. */
const operationPath = z.strictObject({ operation: z.enum(['$process-message']) });

const resourceType = z.enum(readResources);

const postingQuery = dryRunQuery.extend({ _format: fhirFormat });

const posting = {
  method: 'POST',
  audience: 'partner',
  scope: 'continuum/discharges.write',
  query: postingQuery,
  headers: postingHeaders,
  problems: [
    'unreadable-message',
    'discharge-refused',
    'not-found',
    'command-refused',
    'unsupported-media-type',
  ],
  responses: {
    200: {
      description: 'A message or a transaction was taken; the outcome in the answer says what is missing.',
      body: fhirAnswer,
      example: fhirMessageResponseExample,
    },
    201: {
      description: 'Anything else was taken; the outcome says what is missing.',
      headers: { Location: 'The Task.' },
      body: fhirOutcome,
      example: fhirOutcomeExample,
    },
  },
} as const;

/** For partner clinics whose systems speak FHIR R4. */
export const fhirRoutes = {
  'process-message': {
    ...posting,
    name: 'process-message',
    path: '/fhir/{operation}',
    fhir: 'operation',
    summary: 'Hand a client over with a FHIR message.',
    description:
      'As a post to /v1/discharges. A message is answered with a message, its response `ok`, `fatal-error` or ' +
      '`transient-error`, with an OperationOutcome among its details; so is a dry run, which judges the message by ' +
      'itself, whatever was accepted under its id.',
    pathParameters: operationPath,
    request: { mediaTypes: fhirMediaTypes, body: fhirMessage, example: fhirMessageExample },
  },
  'post-fhir': {
    ...posting,
    name: 'post-fhir',
    path: '/fhir',
    fhir: 'transaction',
    summary: 'Hand a client over with a FHIR transaction, another Bundle, or one resource.',
    description:
      'As a post to /v1/discharges. A transaction is answered with a transaction-response, a message with a message, ' +
      'anything else with an OperationOutcome; so is a dry run, which judges the message by itself, whatever was ' +
      'accepted under its id.',
    request: { mediaTypes: fhirMediaTypes, body: fhirMessage, example: fhirTransactionExample },
  },
  'read-fhir': {
    name: 'read-fhir',
    method: 'GET',
    path: '/fhir/{resourceType}/{resourceId}',
    audience: 'partner',
    scope: 'continuum/discharges.read',
    fhir: 'read',
    summary: 'The Task, ServiceRequest or DiagnosticReport of a referral.',
    description:
      'A referral is one ServiceRequest. Its Task says where it stands; once reopened it gets a new one, and the last ' +
      'stays as it was. A report that was issued is a DiagnosticReport and the output of its Task.',
    pathParameters: z.strictObject({ resourceType, resourceId: fhirId }),
    query: z.strictObject({ _format: fhirFormat }),
    responses: {
      200: {
        description: 'As it stands now.',
        headers: { ETag: 'Its version.' },
        body: fhirRead,
        example: fhirTaskExample,
      },
    },
    problems: ['not-found'],
  },
  'search-fhir': {
    name: 'search-fhir',
    method: 'GET',
    path: '/fhir/{resourceType}',
    audience: 'partner',
    scope: 'continuum/discharges.read',
    fhir: 'search-type',
    summary: 'The Tasks, ServiceRequests or DiagnosticReports of what was sent, the latest first.',
    description:
      'Eventually consistent; not so with `identifier`. Parameters that are not known are ignored, which the answer ' +
      'says, or refused where Prefer says handling=strict.',
    pathParameters: z.strictObject({ resourceType }),
    query: fhirSearchQuery,
    headers: preferHeaders,
    responses: {
      200: { description: 'One page.', body: fhirSearchset, example: fhirSearchsetExample },
    },
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
