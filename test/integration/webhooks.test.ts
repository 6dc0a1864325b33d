import type { DeliveryView, WebhookView } from '@continuum/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandBy } from './stack/caller.ts';
import { discharge } from './stack/discharge.ts';
import { type Stack, startStack } from './stack/stack.ts';
import { isSignedWith, openWebhookReceiver, saidIn, type WebhookReceiver } from './stack/webhook-receiver.ts';

let stack: Stack;
let receiver: WebhookReceiver;
let webhook: WebhookView;

const path = (rest = ''): string => `/v1/webhooks/${webhook.webhookId}${rest}`;
const deliveries = async (query = ''): Promise<readonly DeliveryView[]> =>
  (await stack.partner(`${path('/deliveries')}${query}`)).body.items;
const types = () => receiver.told.map((one) => saidIn(one).type);

beforeAll(async () => {
  stack = await startStack();
  receiver = await openWebhookReceiver();
  const registered = await stack.partner('/v1/webhooks', { body: { url: receiver.url } });
  expect(registered.status, registered.text).toBe(201);
  webhook = registered.body;
});
afterAll(async () => {
  await stack?.stop();
  await receiver?.close();
});

describe('given a clinic that registered an address on this machine', () => {
  it('a test reaches it at once, signed with the secret that was shown once', async () => {
    const { status, body } = await stack.partner(path('/test'), { method: 'POST' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      type: 'webhook.test',
      state: 'delivered',
      attempts: [{ result: 'answered', statusCode: 204 }],
    });
    expect(receiver.told.map(({ headers }) => headers['webhook-id'])).toEqual([body.deliveryId]);
    expect(isSignedWith(webhook.secret ?? '', receiver.told[0] ?? { headers: {}, body: '' })).toBe(true);
    expect((await stack.partner(path())).body).not.toHaveProperty('secret');
  });

  it('is told of a referral as it moves, each step once, in words that lead to where it stands', async () => {
    receiver.told.splice(0);
    const episodeId = await stack.openedEpisode(discharge('HOOKS-1'));
    await commandBy(stack.trainer, episodeId)('decline-referral', { reason: 'no-capacity' });
    const steps = ['discharge.received', 'episode.closed', 'information.requested', 'referral.declined'];
    await vi.waitFor(() => expect(types().sort()).toEqual(steps), { timeout: 90_000 });
    await stack.demo.cloud.atRest();
    expect(types().sort()).toEqual(steps);
    const declined = receiver.told.map(saidIn).find(({ type }) => type === 'referral.declined');
    expect(declined.data).toMatchObject({ messageId: 'HOOKS-1', reason: 'no-capacity' });
    const standing = await stack.partner(declined.data.link);
    expect(standing.body).toMatchObject({ messageId: 'HOOKS-1', stage: 'closed' });
    for (const one of receiver.told) expect(isSignedWith(webhook.secret ?? '', one)).toBe(true);
  }, 120_000);

  it('two secrets sign while one replaces the other, and the older one ends when it was said', async () => {
    const rotated = await stack.partner(path('/rotate-secret'), { body: { overlapHours: 2 } });
    receiver.told.splice(0);
    await stack.partner(path('/test'), { method: 'POST' });
    await stack.advance({ advanceHours: 3 });
    await stack.partner(path('/test'), { method: 'POST' });
    const signedWith = (secret: string) => receiver.told.map((one) => isSignedWith(secret, one));
    expect(signedWith(rotated.body.secret)).toEqual([true, true]);
    expect(signedWith(webhook.secret ?? '')).toEqual([true, false]);
  });

  it('what fails is tried again as time goes on, ten times in about three days, then parked, and sent again', async () => {
    receiver.told.splice(0);
    receiver.answerWith(503);
    await stack.openedEpisode(discharge('HOOKS-2'));
    const [waiting] = await deliveries('?state=waiting&limit=1');
    expect(waiting).toMatchObject({ attempts: [{ result: 'answered', statusCode: 503 }] });
    await stack.advance({ advanceDays: 5 });
    const parked = await deliveries('?state=parked');
    expect(parked.map(({ type }) => type).sort()).toEqual(['discharge.received', 'information.requested']);
    for (const one of parked) {
      expect(one.attempts).toHaveLength(10);
      expect(receiver.told.filter(({ headers }) => headers['webhook-id'] === one.deliveryId)).toHaveLength(
        10,
      );
    }
    receiver.answerWith(204);
    const since = parked.at(-1)?.happenedAt;
    const resent = await stack.partner(path('/resend'), { body: { since } });
    expect([resent.status, resent.body]).toEqual([202, { resent: 2 }]);
    await stack.advance({ advanceHours: 1 });
    expect(await deliveries('?state=parked')).toEqual([]);
    expect(
      (await deliveries(`?since=${since}`)).filter(({ attempts }) => attempts.length === 11),
    ).toHaveLength(2);
  }, 120_000);

  it('waits while it is paused, and is told when it goes on', async () => {
    receiver.told.splice(0);
    const url = receiver.url;
    await stack.partner(path(), { method: 'PUT', body: { url, paused: true } });
    await stack.openedEpisode(discharge('HOOKS-3'));
    await stack.advance({ advanceHours: 1 });
    expect(receiver.told).toEqual([]);
    await stack.partner(path(), { method: 'PUT', body: { url } });
    await stack.advance({ advanceHours: 1 });
    expect(types()).toEqual(['discharge.received', 'information.requested']);
  });

  it('410 disables it: nothing more is sent until it is put again', async () => {
    receiver.told.splice(0);
    receiver.answerWith(410);
    await stack.openedEpisode(discharge('HOOKS-4'));
    await stack.advance({ advanceHours: 1 });
    expect((await stack.partner(path())).body.state).toBe('disabled');
    const asked = receiver.told.length;
    expect(asked).toBeLessThanOrEqual(2);
    await stack.openedEpisode(discharge('HOOKS-5'));
    expect((await stack.partner(path('/test'), { method: 'POST' })).status).toBe(409);
    expect(receiver.told).toHaveLength(asked);
    receiver.answerWith(204);
    const put = await stack.partner(path(), { method: 'PUT', body: { url: receiver.url } });
    expect(put.body.state).toBe('active');
  });
});
