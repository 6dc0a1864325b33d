import type { KeptDelivery, Webhook } from '@continuum/application';
import type { DeliveryId, Instant, PartnerId, WebhookId } from '@continuum/contracts';
import { fresh } from './fresh-names.ts';

const monday = '2026-03-02T15:00:00.000Z' as Instant;

/** A webhook of a partner that was just registered. */
export const newWebhook = (partnerId: PartnerId, more: Partial<Webhook> = {}): Webhook => ({
  partnerId,
  webhookId: fresh.webhook(),
  url: 'https://hooks.example.com/continuum',
  state: 'active',
  createdAt: monday,
  secrets: [{ salt: 'c2FsdA', createdAt: monday }],
  version: 1,
  ...more,
});

/** A delivery to a webhook, waiting for its first attempt unless it is said otherwise. */
export const newDeliveryTo = (
  { partnerId, webhookId }: { readonly partnerId: PartnerId; readonly webhookId: WebhookId },
  more: Partial<KeptDelivery> = {},
): KeptDelivery => ({
  partnerId,
  webhookId,
  deliveryId: `msg_${fresh.episode()}_00000004` as DeliveryId,
  type: 'referral.accepted',
  happenedAt: monday,
  body: '{"type":"referral.accepted"}',
  delivery: { state: 'waiting', attempts: [], before: 0, nextAttemptAt: monday },
  version: 1,
  ...more,
});
