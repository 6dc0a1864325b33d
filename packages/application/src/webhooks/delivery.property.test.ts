import type { Instant } from '@continuum/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptOutcome, Delivery } from '../ports/index.ts';
import { attemptBegun, attemptEnded, newDelivery, sentAgain } from './delivery.ts';

const hour = 3_600_000;
const start = '2026-03-02T15:00:00.000Z' as Instant;

const failing: fc.Arbitrary<AttemptOutcome> = fc.oneof(
  fc.record({
    kind: fc.constant('answered' as const),
    statusCode: fc.constantFrom(301, 307, 400, 404, 429, 500, 503),
    retryAfterSeconds: fc.nat(10_000_000),
  }),
  fc.record({
    kind: fc.constant('unanswered' as const),
    because: fc.constantFrom('timeout' as const, 'connection' as const, 'forbidden-target' as const),
  }),
);
const answered = (statusCode: number): AttemptOutcome => ({ kind: 'answered', statusCode });

/** Attempts as they come, each at the instant the one before arranged. */
const play = (
  outcomes: readonly (AttemptOutcome | 'cut-off')[],
  chance = 0.5,
  first = newDelivery(start),
): Delivery => {
  let delivery = first;
  for (const outcome of outcomes) {
    if (delivery.nextAttemptAt === undefined) return delivery;
    const begun = attemptBegun(delivery, delivery.nextAttemptAt, chance);
    if (begun.state !== 'waiting') return begun;
    delivery =
      outcome === 'cut-off' ? begun : attemptEnded(begun, { durationMilliseconds: 100, outcome }, chance);
  }
  return delivery;
};

const hoursBetween = ({ attempts }: Delivery) =>
  (Date.parse(attempts.at(-1)?.at ?? '') - Date.parse(start)) / hour;

describe('a delivery', () => {
  it('is made at most ten times, whatever the receiver does, and then parked', () => {
    fc.assert(
      fc.property(
        fc.array(failing, { minLength: 10, maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (outcomes, chance) => {
          const { state, attempts, nextAttemptAt } = play(outcomes, chance);
          expect({ state, attempts: attempts.length, nextAttemptAt }).toEqual({
            state: 'parked',
            attempts: 10,
            nextAttemptAt: undefined,
          });
        },
      ),
    );
  });

  it('ends with the first success, or for good with 410', () => {
    fc.assert(
      fc.property(
        fc.array(failing, { maxLength: 9 }),
        fc.constantFrom(200, 204, 299, 410),
        (before, last) => {
          const { state, attempts, nextAttemptAt } = play([...before, answered(last), answered(500)]);
          expect({ state, attempts: attempts.length, nextAttemptAt }).toEqual({
            state: last === 410 ? 'abandoned' : 'delivered',
            attempts: before.length + 1,
            nextAttemptAt: undefined,
          });
        },
      ),
    );
  });

  it('outlives an outage of three days: its last attempt is made after about 75 hours', () => {
    const outage = Array.from({ length: 10 }, () => answered(500));
    expect(hoursBetween(play(outage, 0.5))).toBeCloseTo(75.6, 1);
    expect(hoursBetween(play(outage, 0))).toBeGreaterThan(67);
    expect(hoursBetween(play(outage, 1))).toBeLessThan(84);
  });

  it('is tried again after five seconds, then five minutes', () => {
    const outcomes = [answered(500), answered(500)];
    const first = play(outcomes.slice(0, 1)).nextAttemptAt;
    const second = play(outcomes).nextAttemptAt;
    expect([first, second]).toEqual(['2026-03-02T15:00:05.100Z', '2026-03-02T15:05:05.200Z']);
  });

  it('is cut off in the middle at most ten times too, told of each, and parked about when it would have been', () => {
    const cutOff = Array.from({ length: 11 }, () => 'cut-off' as const);
    const parked = play(cutOff);
    expect(parked).toMatchObject({ state: 'parked', before: 0 });
    expect(parked.attempts.map(({ ended }) => ended)).toEqual(Array(10).fill(undefined));
    expect(hoursBetween(parked)).toBeCloseTo(75.6, 1);
  });

  it('gives no second attempt a reason to begin while one is under way', () => {
    const { nextAttemptAt } = attemptBegun(newDelivery(start), start, 0.5);
    expect(nextAttemptAt).toBe('2026-03-02T15:01:00.000Z');
  });

  it('has ten attempts more when it is sent again, whatever became of it, and is told of fifty at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (rounds) => {
        let delivery = newDelivery(start);
        for (let round = 0; round < rounds; round += 1) {
          const again = sentAgain(delivery, start);
          const made = again.attempts.length;
          delivery = play(Array(10).fill(answered(500)), 0.5, again);
          expect(delivery.state).toBe('parked');
          expect(delivery.attempts).toHaveLength(Math.min(50, made + 10));
        }
      }),
    );
  });

  it('waits as long as a busy receiver asks, a day at most; others may not ask', () => {
    const asking = (statusCode: number, retryAfterSeconds: number) =>
      play([{ kind: 'answered', statusCode, retryAfterSeconds }]).nextAttemptAt;
    expect(asking(429, 600)).toBe('2026-03-02T15:10:00.100Z');
    expect(asking(503, 600)).toBe('2026-03-02T15:10:00.100Z');
    expect(asking(503, 9_999_999)).toBe('2026-03-03T15:00:00.100Z');
    expect(asking(500, 600)).toBe('2026-03-02T15:00:05.100Z');
  });
});
