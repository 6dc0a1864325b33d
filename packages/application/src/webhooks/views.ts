import { type DeliveryView, type Instant, notificationType, type WebhookView } from '@continuum/contracts';
import type { Attempt, KeptDelivery, Webhook } from '../ports/index.ts';
import { liveSecrets } from './webhook.ts';

/** @param secret a new one, which is shown this once */
export const webhookView = (webhook: Webhook, now: Instant, secret?: string): WebhookView => ({
  webhookId: webhook.webhookId,
  url: webhook.url,
  types: [...(webhook.types ?? notificationType.options)],
  state: webhook.state,
  createdAt: webhook.createdAt,
  secrets: liveSecrets(webhook, now).map(({ createdAt, liveUntil }) => ({
    createdAt,
    ...(liveUntil === undefined ? {} : { liveUntil }),
  })),
  ...(secret === undefined ? {} : { secret }),
});

const attemptView = ({ at, ended }: Attempt): DeliveryView['attempts'][number] => {
  if (ended === undefined) return { at, result: 'unknown' };
  const { outcome, durationMilliseconds } = ended;
  if (outcome.kind === 'unanswered') return { at, result: outcome.because, durationMilliseconds };
  const { statusCode, retryAfterSeconds } = outcome;
  return {
    at,
    result: 'answered',
    statusCode,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    durationMilliseconds,
  };
};

export const deliveryView = ({
  deliveryId,
  type,
  happenedAt,
  body,
  delivery,
}: KeptDelivery): DeliveryView => ({
  deliveryId,
  type,
  happenedAt,
  state: delivery.state,
  ...(delivery.nextAttemptAt === undefined ? {} : { nextAttemptAt: delivery.nextAttemptAt }),
  attempts: delivery.attempts.map(attemptView),
  body,
});
