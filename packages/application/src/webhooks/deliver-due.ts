import type { Instant } from '@continuum/contracts';
import { type AttemptOutcome, type KeptDelivery, TransientError } from '../ports/index.ts';
import { attemptBegun, attemptEnded, isGone, movedOn } from './delivery.ts';

/** One delivery whose attempt is due, with what is needed to make it. */
export interface DueDelivery {
  readonly kept: KeptDelivery;
  readonly url: string;
  /** Live secrets, the newest first: two while one replaces the other. */
  readonly secrets: readonly string[];
}

/** The bytes and what is signed with them. */
export interface Signed {
  readonly deliveryId: string;
  readonly secrets: readonly string[];
  readonly body: string;
}

export interface AttemptNeeds {
  now(): Instant;
  /** 0 to 1. */
  chance(): number;
  sign(signed: Signed, at: Instant): Record<string, string>;
  /** One request. Whatever goes wrong outside is an outcome, never thrown. */
  send(url: string, headers: Record<string, string>, body: string): Promise<AttemptOutcome>;
}

export interface DeliverNeeds extends AttemptNeeds {
  /** Keeps a delivery as it is now; false where somebody else changed it meanwhile. */
  record(kept: KeptDelivery): Promise<boolean>;
  /** Keeps that the receiver at a webhook's address wants nothing more. */
  disable(due: DueDelivery): Promise<void>;
}

/** Webhooks that are tried at the same time. */
const webhooksAtOnce = 20;

/** A receiver that takes longer holds up what is behind it, as one that does not answer does. */
const promptWithinMilliseconds = 2000;

interface Ended {
  readonly kept: KeptDelivery;
  /** Whether its receiver is to be left alone for a while. */
  readonly holdsUp: boolean;
}

/** The request of an attempt that is written down as begun, and how it ended. */
export const finishAttempt = async (
  { kept, url, secrets }: DueDelivery,
  needs: DeliverNeeds,
): Promise<Ended> => {
  const { deliveryId, body, delivery } = kept;
  const at = needs.now();
  const outcome = await needs.send(url, needs.sign({ deliveryId, secrets, body }, at), body);
  const durationMilliseconds = Math.max(0, Date.parse(needs.now()) - Date.parse(at));
  if (isGone(outcome)) await needs.disable({ kept, url, secrets });
  const ended = movedOn(kept, attemptEnded(delivery, { durationMilliseconds, outcome }, needs.chance()));
  await needs.record(ended);
  const isSlow = outcome.kind === 'unanswered' || durationMilliseconds > promptWithinMilliseconds;
  return { kept: ended, holdsUp: isSlow || isGone(outcome) };
};

/** Undefined when no request was made: none was left, or somebody else made it. */
const attemptOnce = async (due: DueDelivery, needs: DeliverNeeds): Promise<Ended | undefined> => {
  const begun = movedOn(due.kept, attemptBegun(due.kept.delivery, needs.now(), needs.chance()));
  if (!(await needs.record(begun)) || begun.delivery.state !== 'waiting') return undefined;
  return finishAttempt({ ...due, kept: begun }, needs);
};

/**
 * One webhook's deliveries, in their order. Gone, slow, or without an answer: the rest is not tried in this run, so
 * that such a receiver costs one time limit a run and not one for each notification.
 */
const deliverToWebhook = async (
  queue: readonly DueDelivery[],
  until: Instant,
  needs: DeliverNeeds,
): Promise<number> => {
  let made = 0;
  for (const due of queue) {
    if (needs.now() >= until) break;
    const ended = await attemptOnce(due, needs);
    if (ended === undefined) continue;
    made += 1;
    if (ended.holdsUp) break;
  }
  return made;
};

/**
 * Makes the attempts that are due, webhooks beside each other: one that is slow or dead delays no other.
 * @param until no attempt is begun then or later; what is left is due at the next run
 * @returns attempts made
 * @throws what kept an attempt from being written down, once everybody else's are made; a defect sooner than trouble
 * that passes
 */
export const deliverDue = async (
  due: readonly DueDelivery[],
  until: Instant,
  needs: DeliverNeeds,
): Promise<number> => {
  const queues = Map.groupBy(due, ({ kept }) => kept.webhookId).values();
  let made = 0;
  const failures: unknown[] = [];
  const worker = async () => {
    for (const queue of queues)
      await deliverToWebhook(queue, until, needs).then(
        (attempts) => {
          made += attempts;
        },
        (cause: unknown) => failures.push(cause),
      );
  };
  await Promise.all(Array.from({ length: webhooksAtOnce }, worker));
  if (failures.length > 0) throw failures.find((cause) => !(cause instanceof TransientError)) ?? failures[0];
  return made;
};
