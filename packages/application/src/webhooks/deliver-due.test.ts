import type { DeliveryId, Instant, PartnerId, WebhookId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { type AttemptOutcome, TransientError } from '../ports/index.ts';
import { type DeliverNeeds, type DueDelivery, deliverDue } from './deliver-due.ts';
import { newDelivery } from './delivery.ts';

const at = '2026-03-02T15:00:00.000Z' as Instant;
const ok: AttemptOutcome = { kind: 'answered', statusCode: 200 };

const until = '2026-03-02T15:00:40.000Z' as Instant;

const due = (clinic: string, nth: number): DueDelivery => ({
  url: `https://${clinic}.example/`,
  secrets: ['whsec_bWFkZSB1cA=='],
  kept: {
    partnerId: clinic as PartnerId,
    webhookId: `wh_${clinic}` as WebhookId,
    deliveryId: `msg_${nth}` as DeliveryId,
    type: 'referral.accepted',
    happenedAt: at,
    body: '{}',
    delivery: newDelivery(at),
    version: 1,
  },
});

const openWorld = (send: (url: string) => Promise<AttemptOutcome>) => {
  const sent: string[] = [];
  const recorded: [string, string][] = [];
  const disabled: string[] = [];
  const clock = { now: at };
  const needs: DeliverNeeds = {
    now: () => clock.now,
    chance: () => 0.5,
    sign: () => ({}),
    send: (url) => {
      sent.push(url);
      return send(url);
    },
    record: async ({ deliveryId, delivery }) => {
      if (delivery.attempts.at(-1)?.ended !== undefined) recorded.push([deliveryId, delivery.state]);
      return true;
    },
    disable: async ({ url }) => void disabled.push(url),
  };
  return { needs, sent, recorded, disabled, clock };
};

describe('making the attempts that are due', () => {
  it('keeps the order of each webhook', async () => {
    const { needs, recorded } = openWorld(async () => ok);
    await deliverDue([due('a', 1), due('a', 2), due('a', 3)], until, needs);
    expect(recorded.map(([id]) => id)).toEqual(['msg_1', 'msg_2', 'msg_3']);
  });

  it('a receiver that does not answer holds up no other, and is tried once a run', async () => {
    const { promise: stalled, resolve: release } = Promise.withResolvers<AttemptOutcome>();
    const { needs, sent, recorded } = openWorld((url) =>
      url.includes('dead') ? stalled : Promise.resolve(ok),
    );
    const run = deliverDue([due('dead', 1), due('dead', 2), due('alive', 3)], until, needs);
    await new Promise((tick) => setImmediate(tick));
    expect(recorded).toEqual([['msg_3', 'delivered']]);
    release({ kind: 'unanswered', because: 'timeout' });
    await run;
    expect(sent.filter((url) => url.includes('dead'))).toHaveLength(1);
  });

  it('a receiver that is slow to answer is tried once a run too', async () => {
    const { needs, sent, clock } = openWorld(async () => {
      clock.now = new Date(Date.parse(clock.now) + 3000).toISOString() as Instant;
      return ok;
    });
    await deliverDue([due('slow', 1), due('slow', 2)], until, needs);
    expect(sent).toHaveLength(1);
  });

  it('what cannot be written down of one webhook stops no other, and is told in the end', async () => {
    const { needs, recorded } = openWorld(async () => ok);
    const record: DeliverNeeds['record'] = async (kept) => {
      if (kept.deliveryId === 'msg_1') throw new TransientError('the table is busy');
      if (kept.deliveryId === 'msg_2') throw new Error('the table holds nonsense');
      return needs.record(kept);
    };
    const all = [due('busy', 1), due('broken', 2), due('good', 3), due('good', 4)];
    await expect(deliverDue(all, until, { ...needs, record })).rejects.toThrow('the table holds nonsense');
    expect(recorded.map(([id]) => id)).toEqual(['msg_3', 'msg_4']);
  });

  it('tries no more than twenty webhooks at the same time', async () => {
    let open = 0;
    let most = 0;
    const { needs, recorded } = openWorld(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((tick) => setImmediate(tick));
      open -= 1;
      return ok;
    });
    await deliverDue(
      Array.from({ length: 100 }, (_, nth) => due(`clinic-${nth}`, nth)),
      until,
      needs,
    );
    expect({ most, delivered: recorded.length }).toEqual({ most: 20, delivered: 100 });
  });

  it('disables a webhook whose receiver is gone and sends it nothing more', async () => {
    const { needs, sent, disabled } = openWorld(async () => ({ kind: 'answered', statusCode: 410 }));
    await deliverDue([due('a', 1), due('a', 2)], until, needs);
    expect({ sent: sent.length, disabled }).toEqual({ sent: 1, disabled: ['https://a.example/'] });
  });

  it('writes an attempt down before it makes it, and makes none that somebody else wrote down', async () => {
    const { needs, sent } = openWorld(async () => ok);
    const made = await deliverDue([due('a', 1)], until, { ...needs, record: async () => false });
    expect({ made, sent }).toEqual({ made: 0, sent: [] });
  });

  it('begins nothing once its time is over', async () => {
    const { needs, sent, clock } = openWorld(async () => {
      clock.now = until;
      return ok;
    });
    expect(await deliverDue([due('a', 1), due('a', 2)], until, needs)).toBe(1);
    expect(sent).toHaveLength(1);
  });
});
