import * as z from 'zod';

/** What a partner may ask to be told of. */
export const notificationType = z.enum([
  'discharge.received',
  'discharge.refused',
  'information.requested',
  'referral.accepted',
  'referral.declined',
  'referral.cancelled',
  'first-visit.scheduled',
  'program.started',
  'program.held',
  'program.resumed',
  'client.returned-to-provider',
  'progress-report.sent',
  'report.issued',
  'episode.closed',
  'episode.reopened',
]);
export type NotificationType = z.infer<typeof notificationType>;

/** What may be posted to a webhook: a notification, or the test that its owner asked for. */
export const deliveredType = z.enum([...notificationType.options, 'webhook.test']);
export type DeliveredType = z.infer<typeof deliveredType>;
