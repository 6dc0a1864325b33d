import { setTimeout as wait } from 'node:timers/promises';
import { everyItem } from '../integration/stack/caller.ts';
import type { RunningSystem } from './running-system.ts';

interface Depth {
  readonly name: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly hidden: number;
}

/** A message whose function died with it is hidden for three minutes before it comes again. */
const patienceMilliseconds = 300_000;
const millisecondsBetweenLooks = 250;

const undrained = async ({ nobody }: RunningSystem): Promise<readonly string[]> => {
  const { body } = await nobody('/_local/');
  const holding = (depths: readonly Depth[]) =>
    depths.filter(({ waiting, inFlight, hidden }) => waiting + inFlight + hidden > 0);
  return [
    ...holding(body.queues).map(({ name }) => `the queue ${name} is not empty`),
    ...holding(body.deadLetterQueues).map(({ name }) => `the dead letter queue ${name} is not empty`),
  ];
};

/** Every discharge that was kept has its referral; what the stream has not brought yet is missing here. */
const withoutReferral = async ({ partner }: RunningSystem): Promise<readonly string[]> => {
  const kept = await everyItem<{ messageId: string; stage?: string }>(partner, '/v1/discharges');
  return kept
    .filter(({ stage }) => stage === undefined)
    .map(({ messageId }) => `${messageId} has no referral`);
};

/** Waits until nothing is under way; resolves to what never came to rest. */
export const restless = async (system: RunningSystem): Promise<readonly string[]> => {
  const begun = performance.now();
  for (;;) {
    const queued = await undrained(system);
    const left = queued.length > 0 ? queued : await withoutReferral(system);
    if (left.length === 0 || performance.now() - begun > patienceMilliseconds) return left;
    await wait(millisecondsBetweenLooks);
  }
};
