import { setTimeout as wait } from 'node:timers/promises';
import { everyItem } from '../integration/stack/caller.ts';
import type { RunningSystem } from './running-system.ts';

interface Depth {
  readonly name: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly hidden: number;
}

const looksMost = 600;
const millisecondsBetweenLooks = 100;

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
  for (let looks = 1; ; looks += 1) {
    const left = [...(await undrained(system)), ...(await withoutReferral(system))];
    if (left.length === 0 || looks === looksMost) return left;
    await wait(millisecondsBetweenLooks);
  }
};
