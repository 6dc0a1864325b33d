import { pageOf } from '../views/pages.ts';
import {
  deliveryView,
  resending,
  resentView,
  secretRotation,
  webhooksView,
  webhookView,
  webhookWish,
} from '../webhooks/index.ts';
import {
  deliveryExample,
  newWebhookExample,
  rotatedExample,
  testExample,
  webhookExample,
  webhookWishExample,
} from './examples/webhooks.ts';
import { deliveriesQuery, deliveryPath, webhookPath } from './parameters.ts';
import type { Route } from './route.ts';

const json = ['application/json'] as const;

const asItStands = { description: 'As it stands now.', body: webhookView, example: webhookExample };

const sentAgain = { description: 'They are sent within a minute.', body: resentView };

/** What a partner is told by itself, and what became of it. Signed by Standard Webhooks. */
export const webhookRoutes = {
  'list-webhooks': {
    name: 'list-webhooks',
    method: 'GET',
    path: '/v1/webhooks',
    audience: 'partner',
    scope: 'continuum/webhooks.read',
    summary: 'Where you are told what happens.',
    responses: {
      200: { description: 'All of them.', body: webhooksView, example: { webhooks: [webhookExample] } },
    },
    problems: [],
  },
  'register-webhook': {
    name: 'register-webhook',
    method: 'POST',
    path: '/v1/webhooks',
    audience: 'partner',
    scope: 'continuum/webhooks.write',
    summary: 'Be told what happens: name an address that signed notifications are posted to.',
    description:
      'The answer holds the secret that proves who posts, once. One webhook for each address, ten in all; an address ' +
      'that has one is refused, with its id: whoever lost the first answer rotates the secret.',
    request: { mediaTypes: json, body: webhookWish, example: webhookWishExample },
    responses: {
      201: { description: 'Registered, with its secret.', body: webhookView, example: newWebhookExample },
    },
    problems: ['command-refused', 'unsupported-media-type'],
  },
  'read-webhook': {
    name: 'read-webhook',
    method: 'GET',
    path: '/v1/webhooks/{webhookId}',
    audience: 'partner',
    scope: 'continuum/webhooks.read',
    summary: 'One webhook.',
    pathParameters: webhookPath,
    responses: { 200: asItStands },
    problems: ['not-found'],
  },
  'change-webhook': {
    name: 'change-webhook',
    method: 'PUT',
    path: '/v1/webhooks/{webhookId}',
    audience: 'partner',
    scope: 'continuum/webhooks.write',
    summary: 'Change a webhook, pause it or have it go on: send it whole, as it should be.',
    description: 'One that was disabled is active again. Secrets stay.',
    pathParameters: webhookPath,
    request: { mediaTypes: json, body: webhookWish, example: { ...webhookWishExample, paused: true } },
    responses: { 200: { ...asItStands, example: { ...webhookExample, state: 'paused' } } },
    problems: ['not-found', 'command-refused', 'unsupported-media-type'],
  },
  'remove-webhook': {
    name: 'remove-webhook',
    method: 'DELETE',
    path: '/v1/webhooks/{webhookId}',
    audience: 'partner',
    scope: 'continuum/webhooks.write',
    summary: 'Have nothing more sent there.',
    description: 'What still waits for it is abandoned; its secrets end.',
    pathParameters: webhookPath,
    responses: {
      200: {
        description: 'Removed.',
        body: webhookView,
        example: { ...webhookExample, state: 'removed', secrets: [] },
      },
    },
    problems: ['not-found'],
  },
  'rotate-webhook-secret': {
    name: 'rotate-webhook-secret',
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/rotate-secret',
    audience: 'partner',
    scope: 'continuum/webhooks.write',
    summary: 'Have a new secret; the one before stays live for a while.',
    description:
      'While both are live every notification has two signatures. Asked again in that time, the newest one is ' +
      'replaced and the older one ends as it was going to: whoever lost the answer asks again. With `overlapHours` 0 ' +
      'every one before ends at once.',
    pathParameters: webhookPath,
    request: { mediaTypes: json, body: secretRotation, example: { overlapHours: 24 } },
    responses: { 200: { description: 'The new secret.', body: webhookView, example: rotatedExample } },
    problems: ['not-found', 'unsupported-media-type'],
  },
  'test-webhook': {
    name: 'test-webhook',
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/test',
    audience: 'partner',
    scope: 'continuum/webhooks.write',
    summary: 'Have a test posted now, and see what your receiver answered.',
    description: 'Tried once, also while the webhook is paused. It tells of nothing that happened.',
    pathParameters: webhookPath,
    responses: {
      200: { description: 'What became of it.', body: deliveryView, example: testExample },
    },
    problems: ['not-found', 'command-refused'],
  },
  'list-deliveries': {
    name: 'list-deliveries',
    method: 'GET',
    path: '/v1/webhooks/{webhookId}/deliveries',
    audience: 'partner',
    scope: 'continuum/webhooks.read',
    summary: 'What was sent or waits to be, with every attempt; what happened last comes first.',
    description: 'Of the last 30 days. Eventually consistent.',
    pathParameters: webhookPath,
    query: deliveriesQuery,
    responses: {
      200: { description: 'One page.', body: pageOf(deliveryView), example: { items: [deliveryExample] } },
    },
    problems: ['not-found'],
  },
  'resend-delivery': {
    name: 'resend-delivery',
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/deliveries/{deliveryId}/resend',
    audience: 'partner',
    scope: 'continuum/webhooks.write',
    summary: 'Have one notification sent again, with as many attempts as a new one.',
    description: 'One that waits for its next attempt has it now.',
    pathParameters: deliveryPath,
    responses: { 202: { ...sentAgain, example: { resent: 1 } } },
    problems: ['not-found', 'command-refused'],
  },
  'resend-deliveries': {
    name: 'resend-deliveries',
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/resend',
    audience: 'partner',
    scope: 'continuum/webhooks.write',
    summary: 'Have the notifications of a time sent again, a hundred a call.',
    pathParameters: webhookPath,
    request: {
      mediaTypes: json,
      body: resending,
      example: { since: '2026-03-02T00:00:00.000Z', until: '2026-03-05T00:00:00.000Z', states: ['parked'] },
    },
    responses: {
      202: {
        ...sentAgain,
        example: { resent: 100, next: 'WyJ1bVl4X1pfQXpnNkVfN0ppIixbIm1zZ18xIl1d' },
      },
    },
    problems: ['not-found', 'command-refused', 'unsupported-media-type'],
  },
} as const satisfies Record<string, Route>;
