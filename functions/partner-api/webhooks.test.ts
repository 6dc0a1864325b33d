import type { DeliveryId } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../doubles.ts';
import { caller } from '../gateway-requests.ts';
import { createHandler } from './handler.ts';

let world: World;
let ask: ReturnType<typeof caller>;

const url = 'https://told.example/hooks';

beforeEach(() => {
  world = openWorld();
  ask = caller(createHandler({ ...world, openApiDocument: {}, fhirCapabilities: {} }), 'client-riverside');
});

const registered = async (body: object = { url }) => {
  const { body: webhook } = await ask('POST /v1/webhooks', { body });
  return { path: { webhookId: String(webhook['webhookId']) }, secret: String(webhook['secret']) };
};

describe('a clinic that wants to be told', () => {
  it('is shown the secret once, and everything else at any time', async () => {
    const { status, body } = await ask('POST /v1/webhooks', { body: { url } });
    expect([status, body['state']]).toEqual([201, 'active']);
    expect(body['secret']).toMatch(/^whsec_[A-Za-z0-9+/=]{32,}$/);
    const listed = await ask('GET /v1/webhooks');
    const { secret: _, ...shown } = body;
    expect(listed.body).toEqual({ webhooks: [shown] });
    expect(JSON.stringify([...world.webhooksKept.values()])).not.toContain('whsec_');
  });

  it('hears everything that is wrong at once, by the name of its field', async () => {
    const body = { url: 'http://127.0.0.1/', types: ['everything'], paused: 'no', colour: 'red' };
    const { status, body: problem } = await ask('POST /v1/webhooks', { body });
    const paths = (problem['issues'] as { readonly path: string }[]).map(({ path }) => path);
    expect([status, paths.sort()]).toEqual([422, ['colour', 'paused', 'types.0', 'url']]);
  });

  it('is refused a second webhook at one address, and an eleventh', async () => {
    const { path } = await registered();
    const again = await ask('POST /v1/webhooks', { body: { url } });
    expect([again.status, again.body['failures']]).toMatchObject([
      409,
      [{ code: 'address-taken', subject: path.webhookId }],
    ]);
    for (let nth = 2; nth <= 10; nth += 1) await registered({ url: `${url}/${nth}` });
    const eleventh = await ask('POST /v1/webhooks', { body: { url: `${url}/11` } });
    expect(eleventh.body['failures']).toMatchObject([{ code: 'too-many-webhooks' }]);
  });

  it('sees what became of a test, which is tried once', async () => {
    const { path, secret } = await registered();
    world.answers.next = () => ({ kind: 'answered', statusCode: 500 });
    const tested = await ask('POST /v1/webhooks/{webhookId}/test', { path });
    expect(tested.body).toMatchObject({ state: 'parked', attempts: [{ statusCode: 500 }] });
    expect(tested.body['nextAttemptAt']).toBeUndefined();
    expect(world.posted[0]?.headers['webhook-signature']).toBe(secret);
    const { body } = await ask('GET /v1/webhooks/{webhookId}/deliveries', { path, query: 'state=parked' });
    expect(body['items']).toEqual([tested.body]);
  });

  it('has two live secrets for as long as it said; asked again, the newest gives way', async () => {
    const { path, secret: first } = await registered();
    const rotate = async () =>
      String((await ask('POST /v1/webhooks/{webhookId}/rotate-secret', { path, body: {} })).body['secret']);
    await rotate();
    const third = await rotate();
    await ask('POST /v1/webhooks/{webhookId}/test', { path });
    world.surroundings.moveDays(2);
    await ask('POST /v1/webhooks/{webhookId}/test', { path });
    expect(world.posted.map(({ headers }) => headers['webhook-signature'])).toEqual([
      `${third} ${first}`,
      third,
    ]);
  });

  it('ends every secret before at once where it wants no overlap, also while two are live', async () => {
    const { path } = await registered();
    const rotate = async (body: object) =>
      String((await ask('POST /v1/webhooks/{webhookId}/rotate-secret', { path, body })).body['secret']);
    await rotate({ overlapHours: 168 });
    const last = await rotate({ overlapHours: 0 });
    await ask('POST /v1/webhooks/{webhookId}/test', { path });
    expect(world.posted.map(({ headers }) => headers['webhook-signature'])).toEqual([last]);
  });

  it('can have parked ones sent again, one by its id or all of a time, and not to a disabled webhook', async () => {
    const { path } = await registered();
    world.answers.next = () => ({ kind: 'answered', statusCode: 500 });
    await ask('POST /v1/webhooks/{webhookId}/test', { path });
    const [tested] = world.deliveriesKept.values();
    if (tested === undefined) throw new Error('it was tested');
    const deliveryId = `msg_ep_${'a'.repeat(26)}_00000004` as DeliveryId;
    await world.webhooks.putDelivery({ ...tested, deliveryId, type: 'referral.accepted', version: 1 });
    const one = 'POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/resend';
    const many = 'POST /v1/webhooks/{webhookId}/resend';
    const since = { since: '2026-03-02T00:00:00Z' };
    expect((await ask(many, { path, body: since })).body).toEqual({ resent: 1 });
    expect((await ask(many, { path, body: since })).body).toEqual({ resent: 0 });
    expect((await ask(one, { path: { ...path, deliveryId } })).body).toEqual({ resent: 1 });
    expect((await ask(one, { path: { ...path, deliveryId: tested.deliveryId } })).body).toEqual({
      resent: 0,
    });
    const [webhook] = world.webhooksKept.values();
    if (webhook === undefined) throw new Error('it was registered');
    await world.webhooks.put({ ...webhook, state: 'disabled', version: webhook.version + 1 });
    const refused = await ask(many, { path, body: since });
    expect([refused.status, refused.body['failures']]).toMatchObject([409, [{ code: 'webhook-disabled' }]]);
    const put = await ask('PUT /v1/webhooks/{webhookId}', { path, body: { url } });
    expect(put.body['state']).toBe('active');
  });

  it('removes one: it is not there any more, and its address is free', async () => {
    const { path } = await registered();
    const removed = await ask('DELETE /v1/webhooks/{webhookId}', { path });
    expect([removed.status, removed.body['state'], removed.body['secrets']]).toEqual([200, 'removed', []]);
    expect((await ask('GET /v1/webhooks/{webhookId}', { path })).status).toBe(404);
    expect((await ask('DELETE /v1/webhooks/{webhookId}', { path })).status).toBe(404);
    expect((await ask('POST /v1/webhooks', { body: { url } })).status).toBe(201);
  });
});
