import type * as z from 'zod';
import {
  type DeliveredType,
  deliveredType,
  type WebhookNotification,
  type webhookTest,
} from '../webhooks/index.ts';
import type { Json } from './schemas.ts';

const tells: Readonly<Record<DeliveredType, string>> = {
  'discharge.received': 'A discharge was accepted; the receipt says what is missing.',
  'discharge.refused': 'A discharge was refused; its reasons are behind the link, and it can be sent again.',
  'information.requested': 'The practice needs to know more; what, and from whom, is behind the link.',
  'referral.accepted': 'The practice takes the client.',
  'referral.declined': 'The practice does not take the client, and why.',
  'referral.cancelled': 'The referral was cancelled, and why.',
  'first-visit.scheduled': 'A first visit was agreed.',
  'program.started': 'The first visit was held: the program has begun.',
  'program.held': 'The program rests.',
  'program.resumed': 'The program goes on.',
  'client.returned-to-provider': 'The client is to be seen by the provider before the program goes on.',
  'progress-report.sent': 'A progress report was sent to the referrer.',
  'report.issued': 'The final report was issued.',
  'episode.closed': 'It has come to its end, and how.',
  'episode.reopened': 'It goes on where it had ended.',
  'webhook.test': 'A test that the owner of the webhook asked for.',
};

const happened: WebhookNotification = {
  type: 'referral.accepted',
  timestamp: '2026-03-03T10:30:00.000Z' as WebhookNotification['timestamp'],
  data: {
    messageId: 'RPT-2026-0142',
    stage: 'referral',
    status: 'accepted',
    link: '/v1/discharges/RPT-2026-0142',
  },
};

const exampleOf = (type: DeliveredType): WebhookNotification | z.infer<typeof webhookTest> => {
  const { timestamp, data } = happened;
  if (type === 'webhook.test') return { type, timestamp, data: {} };
  if (type === happened.type) return happened;
  const { messageId, link } = data;
  return { type, timestamp, data: { messageId, link } };
};

const headers: Json = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': {
      type: 'string',
      description: 'The same for every attempt: what comes twice is known by it.',
    },
    'webhook-timestamp': {
      type: 'string',
      pattern: '^\\d+$',
      description: 'Seconds since 1970, when it was signed.',
    },
    'webhook-signature': {
      type: 'string',
      description:
        '`v1,` and a signature in base64; two, parted by a space, while one secret replaces another.',
    },
  },
};

const schemaFile = (type: DeliveredType): string =>
  `../schemas/${type === 'webhook.test' ? 'webhook-test' : 'webhook-notification'}.json`;

const messages = (): Json =>
  Object.fromEntries(
    deliveredType.options.map((type) => [
      type,
      {
        name: type,
        title: type,
        summary: tells[type],
        contentType: 'application/json',
        headers,
        payload: {
          schemaFormat: 'application/schema+json;version=draft-2020-12',
          schema: { allOf: [{ $ref: schemaFile(type) }], properties: { type: { const: type } } },
        },
        examples: [{ name: 'example', payload: exampleOf(type) }],
      },
    ]),
  );

const pointers = (...steps: readonly string[]) =>
  deliveredType.options.map((type) => ({ $ref: `#/${[...steps, type].join('/')}` }));

/** What a partner clinic's webhooks are told. @see https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export const webhooksAsyncApi = (version: string): Json => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Continuum: webhooks of a partner clinic',
    version,
    description:
      'Posted to the addresses that a clinic registers, signed as Standard Webhooks describes ' +
      '(https://www.standardwebhooks.com), at least once and in no order. They carry codes and the clinic’s own ' +
      'message id; everything else is read behind the link.',
  },
  defaultContentType: 'application/json',
  channels: {
    webhook: {
      address: null,
      title: 'An address that the clinic registered',
      messages: Object.fromEntries(
        deliveredType.options.map((type) => [type, { $ref: `#/components/messages/${type}` }]),
      ),
    },
  },
  operations: {
    tell: {
      action: 'send',
      channel: { $ref: '#/channels/webhook' },
      summary: 'Tells of every step; answered with 2xx it is delivered, with 410 nothing more is sent.',
      messages: pointers('channels', 'webhook', 'messages'),
    },
  },
  components: { messages: messages() },
});
