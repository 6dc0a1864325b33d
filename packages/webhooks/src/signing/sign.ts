import { randomBytes } from 'node:crypto';
import type { DeliverNeeds } from '@continuum/application';
import { Webhook } from 'standardwebhooks';

const secretBytes = 32;

/** A new secret of an endpoint: `whsec_` and 32 random bytes in base64. */
export const newSecret = (): string => `whsec_${randomBytes(secretBytes).toString('base64')}`;

/**
 * Headers of a signed webhook, with one signature for each live secret.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const sign: DeliverNeeds['sign'] = ({ notificationId, secrets, body }, at) => {
  const sentAt = new Date(at);
  return {
    'content-type': 'application/json',
    'webhook-id': notificationId,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(notificationId, sentAt, body))
      .join(' '),
  };
};
