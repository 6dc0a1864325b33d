import type { Instant } from '@continuum/contracts';
import type { Attempt, AttemptOutcome, Delivery, KeptDelivery } from '../ports/webhooks.ts';
import { attemptsMost, secondsToNextAttempt } from './retry-schedule.ts';

/** Longer than any attempt takes with what is written of it: until then nobody else begins another. */
const underWaySeconds = 60;

/** Attempts told of one delivery; it has more only after it was sent again and again. */
const toldMost = 50;

export const newDelivery = (at: Instant): Delivery => ({
  state: 'waiting',
  attempts: [],
  before: 0,
  nextAttemptAt: at,
});

/** What is kept of a delivery once it has come further. */
export const movedOn = (kept: KeptDelivery, delivery: Delivery): KeptDelivery => ({
  ...kept,
  delivery,
  version: kept.version + 1,
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

type Ended = 'delivered' | 'parked' | 'abandoned';

const ended = ({ attempts, before }: Delivery, state: Ended): Delivery => ({ state, attempts, before });

/** Nothing more is sent of it: its webhook is disabled or removed. */
export const abandoned = (delivery: Delivery): Delivery => ended(delivery, 'abandoned');

/**
 * The delivery while one more attempt is under way. It is written down first: whoever is cut off in the middle has
 * made an attempt all the same, and the next is made when it would have been.
 * @param chance 0 to 1, by chance: spreads the next attempt
 * @returns parked when no attempt was left
 */
export const attemptBegun = (delivery: Delivery, at: Instant, chance: number): Delivery => {
  const { attempts, before } = delivery;
  const made = attempts.length - before;
  if (made >= attemptsMost) return ended(delivery, 'parked');
  const wait = Math.max(underWaySeconds, secondsToNextAttempt(made + 1, chance) ?? 0);
  const kept = [...attempts, { at }].slice(-toldMost);
  return {
    state: 'waiting',
    attempts: kept,
    before: kept.length - made - 1,
    nextAttemptAt: later(at, wait),
  };
};

/** Done, waiting for the next attempt, parked once none is left, or abandoned with its webhook. */
const after = (delivery: Delivery, end: Required<Attempt>, chance: number): Delivery => {
  const { outcome, durationMilliseconds } = end.ended;
  if (succeeded(outcome)) return ended(delivery, 'delivered');
  if (isGone(outcome)) return ended(delivery, 'abandoned');
  const made = delivery.attempts.length - delivery.before;
  const wait = secondsToNextAttempt(made, chance, asksForSeconds(outcome));
  if (wait === undefined) return ended(delivery, 'parked');
  return { ...delivery, nextAttemptAt: later(end.at, durationMilliseconds / 1000 + wait) };
};

/**
 * The delivery after the attempt that was under way.
 * @param chance 0 to 1, by chance: spreads the next attempt
 */
export const attemptEnded = (
  delivery: Delivery,
  end: NonNullable<Attempt['ended']>,
  chance: number,
): Delivery => {
  const begun = delivery.attempts.at(-1);
  if (begun === undefined) throw new Error('an attempt ended that was never begun');
  const attempt = { at: begun.at, ended: end };
  return after({ ...delivery, attempts: [...delivery.attempts.slice(0, -1), attempt] }, attempt, chance);
};

/** Sent again: a new round of attempts, or the next one of this round, now. */
export const sentAgain = (delivery: Delivery, now: Instant): Delivery => ({
  state: 'waiting',
  attempts: delivery.attempts,
  before: delivery.state === 'waiting' ? delivery.before : delivery.attempts.length,
  nextAttemptAt: now,
});
