import type { Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { type DeliverNeeds, type DueDelivery, deliverDue } from './deliver-due.ts';
import { type AttemptOutcome, newDelivery } from './delivery.ts';

const at = '2026-03-02T15:00:00.000Z' as Instant;
const ok: AttemptOutcome = { kind: 'answered', statusCode: 200 };

const due = (endpointId: string, nth: number): DueDelivery => ({
  endpointId,
  notificationId: `msg_${nth}`,
  url: `https://${endpointId}.example/`,
  secrets: ['whsec_bWFkZSB1cA=='],
  body: '{}',
  delivery: newDelivery(at),
});

const openWorld = (send: (url: string) => Promise<AttemptOutcome>) => {
  const sent: string[] = [];
  const recorded: [string, string][] = [];
  const disabled: string[] = [];
  const needs: DeliverNeeds = {
    now: () => at,
    chance: () => 0.5,
    sign: () => ({}),
    send: (url) => {
      sent.push(url);
      return send(url);
    },
    record: async ({ notificationId }, { state }) => void recorded.push([notificationId, state]),
    disable: async (endpointId) => void disabled.push(endpointId),
  };
  return { needs, sent, recorded, disabled };
};

describe('making the attempts that are due', () => {
  it('keeps the order of each endpoint', async () => {
    const { needs, recorded } = openWorld(async () => ok);
    await deliverDue([due('a', 1), due('a', 2), due('a', 3)], needs);
    expect(recorded.map(([id]) => id)).toEqual(['msg_1', 'msg_2', 'msg_3']);
  });

  it('a receiver that does not answer holds up no other, and is tried once a run', async () => {
    const { promise: stalled, resolve: release } = Promise.withResolvers<AttemptOutcome>();
    const { needs, sent, recorded } = openWorld((url) =>
      url.includes('dead') ? stalled : Promise.resolve(ok),
    );
    const run = deliverDue([due('dead', 1), due('dead', 2), due('alive', 3)], needs);
    await new Promise((tick) => setImmediate(tick));
    expect(recorded).toEqual([['msg_3', 'delivered']]);
    release({ kind: 'unanswered', because: 'timeout' });
    await run;
    expect(sent.filter((url) => url.includes('dead'))).toHaveLength(1);
  });

  it('tries no more than twenty endpoints at the same time', async () => {
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
      needs,
    );
    expect({ most, delivered: recorded.length }).toEqual({ most: 20, delivered: 100 });
  });

  it('disables an endpoint that is gone and sends it nothing more', async () => {
    const { needs, sent, disabled } = openWorld(async () => ({ kind: 'answered', statusCode: 410 }));
    await deliverDue([due('a', 1), due('a', 2)], needs);
    expect({ sent: sent.length, disabled }).toEqual({ sent: 1, disabled: ['a'] });
  });
});
