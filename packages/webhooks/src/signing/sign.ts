import type { AttemptNeeds } from '@continuum/application';
import { Webhook } from 'standardwebhooks';

/**
 * Headers of a signed webhook, with one signature for each live secret.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const sign: AttemptNeeds['sign'] = ({ deliveryId, secrets, body }, at) => {
  const sentAt = new Date(at);
  return {
    'content-type': 'application/json',
    'webhook-id': deliveryId,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(deliveryId, sentAt, body))
      .join(' '),
  };
};
