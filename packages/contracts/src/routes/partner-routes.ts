import type * as z from 'zod';
import { cancellationRequest, informationProvided } from '../discharge/information.ts';
import { therapyDischarge } from '../discharge/therapy-discharge.ts';
import { dischargeReceipt, dischargeStatus, dischargeTrial } from '../views/discharges.ts';
import { pageOf } from '../views/pages.ts';
import {
  dischargeExample,
  informationExample,
  receiptExample,
  statusExample,
  statusRowExample,
  trialExample,
} from './examples/discharges.ts';
import {
  dischargesQuery,
  dryRunQuery,
  informationHeaders,
  informationQuery,
  messagePath,
  postingHeaders,
} from './parameters.ts';
import type { Route } from './route.ts';

/** They say nothing of what they hold: the content decides. A body without a media type is an octet-stream. */
export const vagueMediaTypes: readonly string[] = ['text/plain', 'application/octet-stream'];

/** Formats a discharge may come in. */
const dischargeMediaTypes = [
  'application/json',
  'application/fhir+json',
  'x-application/hl7-v2+er7',
  'application/hl7-v2',
  'application/cda+xml',
  'application/hl7-cda+xml',
  'application/xml',
  'text/xml',
  ...vagueMediaTypes,
] as const;

/** What an answer may come as: data, or a paper as a document. */
const informationMediaTypes = [
  ...['application/json', 'application/fhir+json'],
  ...['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'],
  ...vagueMediaTypes,
];

const kept = {
  description: 'Kept; the receipt says what is missing.',
  body: dischargeReceipt,
  example: receiptExample,
};

export const partnerRoutes = {
  'post-discharge': {
    name: 'post-discharge',
    method: 'POST',
    path: '/v1/discharges',
    audience: 'partner',
    scope: 'continuum/discharges.write',
    summary: 'Hand a client over: post a therapy discharge.',
    description:
      'The same bytes get the first receipt however often they are sent. Other bytes under the same message id ' +
      'are a new attempt after a refusal and are refused after an acceptance: then PUT corrects. HL7 v2 is answered ' +
      'in HL7 v2, with the same status: ACK to ADT^A03, RRI to REF^I12, to I13 that corrects, I14 that cancels and ' +
      'I15 that asks.',
    query: dryRunQuery,
    headers: postingHeaders,
    request: { mediaTypes: dischargeMediaTypes, body: therapyDischarge, example: dischargeExample },
    responses: {
      202: kept,
      200: {
        description: 'With dryRun: what would come of it.',
        body: dischargeTrial,
        example: trialExample,
      },
    },
    problems: [
      'unreadable-message',
      'discharge-refused',
      'not-found',
      'command-refused',
      'unsupported-media-type',
    ],
  },
  'list-discharges': {
    name: 'list-discharges',
    method: 'GET',
    path: '/v1/discharges',
    audience: 'partner',
    scope: 'continuum/discharges.read',
    summary: 'What was sent, the latest first, and where each stands.',
    description:
      'Eventually consistent: what was posted a moment ago may be missing; not so with `referralId`. A refused ' +
      'message stands here, with its reasons, for 30 days after its last attempt.',
    query: dischargesQuery,
    responses: {
      200: {
        description: 'One page.',
        body: pageOf(dischargeStatus),
        example: { items: [statusRowExample] },
      },
    },
    problems: [],
  },
  'read-discharge': {
    name: 'read-discharge',
    method: 'GET',
    path: '/v1/discharges/{messageId}',
    audience: 'partner',
    scope: 'continuum/discharges.read',
    summary: 'Where a referral stands, what is missing and from whom, and what is due next.',
    pathParameters: messagePath,
    responses: { 200: { description: 'As it stands now.', body: dischargeStatus, example: statusExample } },
    problems: ['not-found'],
  },
  'correct-discharge': {
    name: 'correct-discharge',
    method: 'PUT',
    path: '/v1/discharges/{messageId}',
    audience: 'partner',
    scope: 'continuum/discharges.write',
    summary: 'Correct an accepted discharge: send it whole, as it should have been.',
    pathParameters: messagePath,
    request: { mediaTypes: dischargeMediaTypes, body: therapyDischarge, example: dischargeExample },
    responses: { 202: kept },
    problems: ['not-found', 'command-refused', 'unsupported-media-type'],
  },
  'provide-information': {
    name: 'provide-information',
    method: 'POST',
    path: '/v1/discharges/{messageId}/information',
    audience: 'partner',
    scope: 'continuum/discharges.write',
    summary: 'Supply what a receipt listed as missing.',
    description:
      'As data, which counts at once; in FHIR a Consent, ServiceRequest, Condition or Practitioner, alone or in a ' +
      'Bundle: the receipt names what was ignored. Or as a document: it is put on file for a member to read and ' +
      'record, and what was missing stays missing until then.',
    pathParameters: messagePath,
    query: informationQuery,
    headers: informationHeaders,
    request: { mediaTypes: informationMediaTypes, body: informationProvided, example: informationExample },
    responses: { 202: kept },
    problems: ['not-found', 'command-refused', 'unsupported-media-type'],
  },
  'request-cancellation': {
    name: 'request-cancellation',
    method: 'POST',
    path: '/v1/discharges/{messageId}/cancel',
    audience: 'partner',
    scope: 'continuum/discharges.write',
    summary: 'Ask the practice to stop.',
    description:
      'A referral not begun is cancelled; a running program is for the practice to end. Asked again after the practice reopened it, it is a new wish.',
    pathParameters: messagePath,
    request: {
      mediaTypes: ['application/json'],
      body: cancellationRequest,
      example: { reason: 'referrer-request' } satisfies z.input<typeof cancellationRequest>,
    },
    responses: { 202: kept },
    problems: ['not-found', 'command-refused', 'unsupported-media-type'],
  },
} as const satisfies Record<string, Route>;
