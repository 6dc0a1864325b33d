import type { KeptDelivery, Webhook } from '@continuum/application';
import type { DeliveryId, WebhookId } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { context, openWorld, riverside, type World } from '../doubles.ts';
import { createHandler } from './handler.ts';

let world: World;
let webhook: Webhook;

const { partnerId } = riverside;

beforeEach(async () => {
  world = openWorld();
  const createdAt = world.surroundings.now();
  webhook = {
    partnerId,
    webhookId: 'wh_aaaaaaaaaaaaaaaaaaaaaaaaaa' as WebhookId,
    url: 'https://told.example/hooks',
    state: 'active',
    createdAt,
    secrets: [{ salt: 'c2FsdA', createdAt }],
    version: 1,
  };
  await world.webhooks.put(webhook);
});

const owed = async (nth: number, more: Partial<KeptDelivery> = {}): Promise<void> => {
  const now = world.surroundings.now();
  const kept: KeptDelivery = {
    partnerId,
    webhookId: webhook.webhookId,
    deliveryId: `msg_${nth}` as DeliveryId,
    type: 'referral.accepted',
    happenedAt: now,
    body: '{}',
    delivery: { state: 'waiting', attempts: [], before: 0, nextAttemptAt: now },
    version: 1,
    ...more,
  };
  expect(await world.webhooks.putDelivery(kept)).toBe(true);
};
const changed = async (state: Webhook['state']): Promise<void> => {
  webhook = { ...webhook, state, version: webhook.version + 1 };
  await world.webhooks.put(webhook);
};
const tick = () => createHandler(world)({}, context);
const states = () => [...world.deliveriesKept.values()].map(({ delivery }) => delivery.state);
const sent = () => world.posted.map(({ headers }) => headers['webhook-id']);

describe('a tick of the sweep of deliveries', () => {
  it('makes what is due, in the order of what happened, and nothing that is not', async () => {
    const now = world.surroundings.now();
    await owed(1);
    await owed(2, { happenedAt: '2026-03-01T00:00:00.000Z' as typeof now });
    await owed(3, {
      delivery: {
        state: 'waiting',
        attempts: [],
        before: 0,
        nextAttemptAt: '2026-03-09T00:00:00.000Z' as typeof now,
      },
    });
    await tick();
    expect(sent()).toEqual(['msg_2', 'msg_1']);
    expect(states()).toEqual(['delivered', 'delivered', 'waiting']);
    expect(world.tally.counted).toMatchObject({ DeliveriesAttempted: 2, DeliveriesAbandoned: 0 });
  });

  it('passes over what a paused webhook is owed, and sends it once it goes on', async () => {
    await changed('paused');
    await owed(1);
    await tick();
    expect([sent(), states()]).toEqual([[], ['waiting']]);
    await changed('active');
    await tick();
    expect(states()).toEqual(['delivered']);
  });

  it.each(['disabled', 'removed'] as const)('gives up what a %s webhook was owed', async (state) => {
    await owed(1);
    await changed(state);
    await tick();
    expect([sent(), states()]).toEqual([[], ['abandoned']]);
    expect(world.tally.counted).toMatchObject({ DeliveriesAbandoned: 1 });
  });

  it('a receiver that says 410 hears nothing more', async () => {
    await owed(1);
    await owed(2);
    world.answers.next = () => ({ kind: 'answered', statusCode: 410 });
    await tick();
    await tick();
    expect(sent()).toEqual(['msg_1']);
    expect(states()).toEqual(['abandoned', 'abandoned']);
  });

  it('a receiver that does not answer costs one request a tick, whatever it is owed', async () => {
    for (const nth of [1, 2, 3]) await owed(nth);
    world.answers.next = () => ({ kind: 'unanswered', because: 'timeout' });
    await tick();
    expect(sent()).toEqual(['msg_1']);
  });
});
