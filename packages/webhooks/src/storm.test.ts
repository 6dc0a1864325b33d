import { type DeliverNeeds, type DueDelivery, deliverDue, newDelivery } from '@continuum/application';
import type { DeliveryId, Instant, PartnerId, WebhookId } from '@continuum/contracts';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { type Manner, openReceiver, type Received } from '../test/hostile-receiver.ts';
import { createSender } from './sending/sender.ts';
import { sign } from './signing/sign.ts';

const attemptsPromised = 10;
const hour = 3_600_000;
const start = Date.parse('2026-03-02T15:00:00.000Z');
const instant = (milliseconds: number) => new Date(milliseconds).toISOString() as Instant;

/** The first tries of a notification go wrong in turn; by the sixth at the latest it is taken. */
const troubles: readonly Manner[] = [
  { kind: 'answers', status: 500 },
  { kind: 'drops' },
  { kind: 'answers', status: 302, headers: { location: 'http://127.0.0.1:1/' } },
  { kind: 'answers', status: 429, headers: { 'retry-after': '600' } },
  { kind: 'writes-without-end' },
  { kind: 'upgrades' },
  { kind: 'answers', status: 503, headers: { 'retry-after': 'soon' } },
];

/** One endpoint of forty stalls at first, one answers 410; the others take turns at every other trouble. */
const endpoints = 40;
const hostile = () => {
  const seen = new Map<string, number>();
  return ({ path, headers }: Received): Manner => {
    const id = headers['webhook-id'] ?? '';
    const tried = seen.get(id) ?? 0;
    seen.set(id, tried + 1);
    if (path === '/gone') return { kind: 'answers', status: 410 };
    if (path === '/stalling' && tried === 0) return { kind: 'stalls' };
    if (tried >= 5) return { kind: 'answers', status: 200 };
    return troubles[(Number(id.slice(4)) + tried) % troubles.length] ?? { kind: 'drops' };
  };
};

const pathOf = (endpoint: number) => ['/gone', '/stalling'][endpoint] ?? '/hooks';

/** A clock that jumps to whatever is due next, and the store that the deliveries are in. */
const world = (secret: string, all: Map<string, DueDelivery>) => {
  let clock = start;
  const disabled = new Set<string>();
  const tooOften: string[] = [];
  const needs: DeliverNeeds = {
    now: () => instant(clock),
    chance: () => 0.5,
    sign: (due) => sign(due, new Date().toISOString() as Instant),
    send: createSender({ loopbackAllowed: true, timeoutMilliseconds: 250, now: () => clock }),
    record: async (kept) => {
      if (kept.delivery.attempts.length > attemptsPromised) tooOften.push(kept.deliveryId);
      const due = all.get(kept.deliveryId);
      if (due !== undefined) all.set(kept.deliveryId, { ...due, kept });
      return true;
    },
    disable: async ({ kept }) => void disabled.add(kept.webhookId),
  };
  const waiting = () =>
    [...all.values()].filter(
      ({ kept }) => kept.delivery.state === 'waiting' && !disabled.has(kept.webhookId),
    );
  const run = async () => {
    for (let open = waiting(); open.length > 0; open = waiting()) {
      const instants = open.map(({ kept }) => Date.parse(kept.delivery.nextAttemptAt ?? ''));
      clock = Math.max(clock, Math.min(...instants));
      await deliverDue(
        open.filter((_, index) => (instants[index] ?? 0) <= clock),
        instant(clock + hour),
        needs,
      );
    }
  };
  return { run, disabled, tooOften, secret };
};

it('a storm of 1,000 notifications reaches hostile receivers, each at least once, none after 410', async () => {
  const receiver = await openReceiver(hostile());
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const all = new Map<string, DueDelivery>();
  for (let nth = 0; nth < 1000; nth += 1) {
    const deliveryId = `msg_${nth}` as DeliveryId;
    const endpoint = nth % endpoints;
    all.set(deliveryId, {
      url: receiver.url(pathOf(endpoint)),
      secrets: [secret],
      kept: {
        partnerId: 'riverside-pt' as PartnerId,
        webhookId: `wh_${endpoint}` as WebhookId,
        deliveryId,
        type: 'referral.accepted',
        happenedAt: instant(start),
        body: JSON.stringify({ nth }),
        delivery: newDelivery(instant(start)),
        version: 1,
      },
    });
  }
  const { run, disabled, tooOften } = world(secret, all);
  await run();
  await receiver.close();

  expect(tooOften).toEqual([]);
  expect([...disabled]).toEqual(['wh_0']);
  const toldOff = [...all.values()]
    .filter(({ kept }) => kept.webhookId === 'wh_0')
    .flatMap(({ kept }) => kept.delivery.attempts)
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map(({ ended }) => ended?.outcome);
  // Where the machine is busy, its answer may come too late to be heard before.
  expect(toldOff.findIndex((outcome) => outcome?.kind === 'answered')).toBe(toldOff.length - 1);
  expect(toldOff.at(-1)).toMatchObject({ statusCode: 410 });
  const owed = [...all.values()].filter(({ kept }) => kept.webhookId !== 'wh_0');
  expect(owed).toHaveLength(975);
  expect(owed.filter(({ kept }) => kept.delivery.state !== 'delivered')).toEqual([]);
  const reached = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
  expect(owed.filter(({ kept }) => !reached.has(kept.deliveryId))).toEqual([]);
  const verifier = new Webhook(secret);
  for (const { body, headers } of receiver.received)
    expect(() => verifier.verify(body, headers)).not.toThrow();
}, 120_000);
