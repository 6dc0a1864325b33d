import type { Instant } from '@continuum/contracts';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newSecret, sign } from './sign.ts';

const published = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  notificationId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: '2021-02-25T15:02:10.000Z' as Instant,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

describe('signing a webhook', () => {
  it('gives what Standard Webhooks publishes for its example', () => {
    const { secret, notificationId, at, body, signature } = published;
    expect(sign({ notificationId, secrets: [secret], body }, at)).toMatchObject({
      'webhook-id': notificationId,
      'webhook-timestamp': '1614265330',
      'webhook-signature': signature,
    });
  });

  it('is accepted under either secret while one replaces the other, and under no third', () => {
    const secrets = [newSecret(), newSecret()];
    const { notificationId, body } = published;
    const headers = sign({ notificationId, secrets, body }, new Date().toISOString() as Instant);
    expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    for (const secret of secrets)
      expect(new Webhook(secret).verify(body, headers)).toEqual({ test: 2432232314 });
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow('No matching signature');
  });

  it('does not hold for another body', () => {
    const secret = newSecret();
    const { notificationId, body } = published;
    const headers = sign({ notificationId, secrets: [secret], body }, new Date().toISOString() as Instant);
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');
  });
});

describe('a new secret', () => {
  it('is whsec_ and 32 bytes, never the same', () => {
    const secret = newSecret();
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(newSecret()).not.toBe(secret);
  });
});
