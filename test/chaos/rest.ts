import { setTimeout as wait } from 'node:timers/promises';
import { everyItem } from '../integration/stack/caller.ts';
import type { RunningSystem } from './running-system.ts';

interface Depth {
  readonly name: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly hidden: number;
}

const patienceMilliseconds = 300_000;
const millisecondsBetweenLooks = 250;

/** A message whose function died with it is hidden this long before it comes again. */
const hidingMinutes = 3;

/** Nobody works on anything, and something is hidden: the clock is moved to where it comes again. */
const hurryHidden = async ({ nobody }: RunningSystem, queues: readonly Depth[]): Promise<void> => {
  const isWaitedFor = queues.some(({ hidden }) => hidden > 0);
  const isWorkedOn = queues.some(({ waiting, inFlight }) => waiting + inFlight > 0);
  if (isWaitedFor && !isWorkedOn) await nobody('/_local/clock', { body: { advanceMinutes: hidingMinutes } });
};

const undrained = async (system: RunningSystem): Promise<readonly string[]> => {
  const { body } = await system.nobody('/_local/');
  await hurryHidden(system, body.queues);
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
