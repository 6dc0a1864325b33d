import type { Instant } from '@continuum/contracts';
import { type Attempt, type AttemptOutcome, afterAttempt, type Delivery, isGone } from './delivery.ts';

/** One delivery whose attempt is due, with what is needed to make it. */
export interface DueDelivery {
  readonly endpointId: string;
  readonly notificationId: string;
  readonly url: string;
  /** Live secrets, the newest first: two while one replaces the other. */
  readonly secrets: readonly string[];
  readonly body: string;
  readonly delivery: Delivery;
}

export interface DeliverNeeds {
  now(): Instant;
  /** 0 to 1. */
  chance(): number;
  sign(due: Pick<DueDelivery, 'notificationId' | 'secrets' | 'body'>, at: Instant): Record<string, string>;
  /** One request. Whatever goes wrong outside is an outcome, never thrown. */
  send(url: string, headers: Record<string, string>, body: string): Promise<AttemptOutcome>;
  /** Keeps what an attempt made of a delivery. */
  record(due: DueDelivery, after: Delivery): Promise<void>;
  /** Keeps that an endpoint wants nothing more. */
  disable(endpointId: string): Promise<void>;
}

/** Endpoints that are tried at the same time. */
const endpointsAtOnce = 20;

const attemptOnce = async (due: DueDelivery, needs: DeliverNeeds): Promise<AttemptOutcome> => {
  const at = needs.now();
  const outcome = await needs.send(due.url, needs.sign(due, at), due.body);
  const durationMilliseconds = Date.parse(needs.now()) - Date.parse(at);
  const attempt: Attempt = { at, durationMilliseconds, outcome };
  if (isGone(outcome)) await needs.disable(due.endpointId);
  await needs.record(due, afterAttempt(due.delivery, attempt, needs.chance()));
  return outcome;
};

/**
 * One endpoint's deliveries, in their order. Gone, or without an answer: the rest is not tried in this run, so that
 * a dead receiver costs one time limit a run and not one for each notification.
 */
const deliverToEndpoint = async (queue: readonly DueDelivery[], needs: DeliverNeeds): Promise<void> => {
  for (const due of queue) {
    const outcome = await attemptOnce(due, needs);
    if (isGone(outcome) || outcome.kind === 'unanswered') return;
  }
};

/** Makes the attempts that are due, endpoints beside each other: one that is slow or dead delays no other. */
export const deliverDue = async (due: readonly DueDelivery[], needs: DeliverNeeds): Promise<void> => {
  const queues = Map.groupBy(due, ({ endpointId }) => endpointId).values();
  const worker = async () => {
    for (const queue of queues) await deliverToEndpoint(queue, needs);
  };
  await Promise.all(Array.from({ length: endpointsAtOnce }, worker));
};
