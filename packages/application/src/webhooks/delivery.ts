import type { Instant } from '@continuum/contracts';
import { secondsToNextAttempt } from './retry-schedule.ts';

/** What came of one request. Nothing of what the receiver wrote is kept. */
export type AttemptOutcome =
  | { readonly kind: 'answered'; readonly statusCode: number; readonly retryAfterSeconds?: number }
  | { readonly kind: 'unanswered'; readonly because: 'timeout' | 'connection' | 'forbidden-target' };

export interface Attempt {
  readonly at: Instant;
  readonly durationMilliseconds: number;
  readonly outcome: AttemptOutcome;
}

/** One notification on its way to one endpoint. */
export interface Delivery {
  readonly state: 'waiting' | 'delivered' | 'parked' | 'abandoned';
  /** Every attempt, the oldest first. */
  readonly attempts: readonly Attempt[];
  /** While waiting only. */
  readonly nextAttemptAt?: Instant;
}

export const newDelivery = (at: Instant): Delivery => ({
  state: 'waiting',
  attempts: [],
  nextAttemptAt: at,
});

const succeeded = (outcome: AttemptOutcome): boolean =>
  outcome.kind === 'answered' && outcome.statusCode >= 200 && outcome.statusCode < 300;

/** 410: the receiver wants nothing more, this notification included. */
export const isGone = (outcome: AttemptOutcome): boolean =>
  outcome.kind === 'answered' && outcome.statusCode === 410;

/** Only these two may ask for time. */
const asksForSeconds = (outcome: AttemptOutcome): number =>
  outcome.kind === 'answered' && (outcome.statusCode === 429 || outcome.statusCode === 503)
    ? (outcome.retryAfterSeconds ?? 0)
    : 0;

const later = (at: Instant, seconds: number): Instant =>
  new Date(Date.parse(at) + Math.round(seconds * 1000)).toISOString() as Instant;

/**
 * The delivery after one more attempt: done, waiting for the next, parked once none is left, or abandoned with its
 * endpoint.
 * @param chance 0 to 1, by chance: spreads the next attempt
 */
export const afterAttempt = ({ attempts }: Delivery, attempt: Attempt, chance: number): Delivery => {
  const made = [...attempts, attempt];
  const { outcome, at, durationMilliseconds } = attempt;
  if (succeeded(outcome)) return { state: 'delivered', attempts: made };
  if (isGone(outcome)) return { state: 'abandoned', attempts: made };
  const wait = secondsToNextAttempt(made.length, chance, asksForSeconds(outcome));
  if (wait === undefined) return { state: 'parked', attempts: made };
  return {
    state: 'waiting',
    attempts: made,
    nextAttemptAt: later(at, durationMilliseconds / 1000 + wait),
  };
};
