import type { Instant } from '@continuum/contracts';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { sign } from './sign.ts';

/** Made of a hash, as an endpoint's are. */
const secretOf = (nth: number): string => `whsec_${btoa(`${'mzxw6ytboi5dqnzqgmytembqha'.repeat(2)}${nth}`)}`;

const published = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  deliveryId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: '2021-02-25T15:02:10.000Z' as Instant,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

describe('signing a webhook', () => {
  it('gives what Standard Webhooks publishes for its example', () => {
    const { secret, deliveryId, at, body, signature } = published;
    expect(sign({ deliveryId, secrets: [secret], body }, at)).toMatchObject({
      'webhook-id': deliveryId,
      'webhook-timestamp': '1614265330',
      'webhook-signature': signature,
    });
  });

  it('is accepted under either secret while one replaces the other, and under no third', () => {
    const secrets = [secretOf(1), secretOf(2)];
    const { deliveryId, body } = published;
    const headers = sign({ deliveryId, secrets, body }, new Date().toISOString() as Instant);
    expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    for (const secret of secrets)
      expect(new Webhook(secret).verify(body, headers)).toEqual({ test: 2432232314 });
    expect(() => new Webhook(secretOf(3)).verify(body, headers)).toThrow('No matching signature');
  });

  it('does not hold for another body', () => {
    const secret = secretOf(1);
    const { deliveryId, body } = published;
    const headers = sign({ deliveryId, secrets: [secret], body }, new Date().toISOString() as Instant);
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');
  });
});
