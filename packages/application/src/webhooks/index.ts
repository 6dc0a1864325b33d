export type { SendingNeeds } from './attempting.ts';
export * from './deliver-due.ts';
export {
  listDeliveries,
  resendDeliveries,
  resendDelivery,
  type TestNeeds,
  testWebhook,
} from './deliveries.ts';
export * from './delivery.ts';
export {
  changeWebhook,
  listWebhooks,
  type ManageNeeds,
  readWebhook,
  registerWebhook,
  removeWebhook,
  rotateWebhookSecret,
  type WebhookResult,
} from './manage.ts';
export * from './notification.ts';
export { createNotifier, type NotifyNeeds } from './notify.ts';
export { attemptsMost } from './retry-schedule.ts';
export { type DeliverySweepNeeds, sweepDeliveries } from './sweep-deliveries.ts';
export { deliveriesKeptDays } from './webhook.ts';
