import { Worker } from 'node:worker_threads';
import type { Options } from './options.ts';
import type { Outcome, Run } from './simulate.ts';

/** A seed as it is handed to a worker. */
export interface SeedTask extends Omit<Run, 'bug' | 'keepTrace'> {
  readonly bug: string | undefined;
}

export type Summary = Omit<Outcome, 'trace'>;

/**
 * Plays seeds on several threads. Resolves once all are played, or `onSummary` said that it is enough.
 * @param onSummary is told of each seed, in the order in which they end; `enough` ends the run
 */
export const playSeeds = async (
  { from, seeds, jobs, deliveries, faults, bug }: Options,
  onSummary: (summary: Summary) => 'enough' | undefined,
): Promise<void> => {
  const last = from + seeds;
  let next = from;
  const play = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      const end = () => void worker.terminate().then(() => resolve(), reject);
      const handOut = () => {
        if (next >= last) return end();
        const task: SeedTask = { seed: next, deliveries, faults, bug: bug?.name };
        next += 1;
        worker.postMessage(task);
      };
      worker.on('error', reject);
      worker.on('message', (summary: Summary) => {
        if (onSummary(summary) === 'enough') next = last;
        handOut();
      });
      handOut();
    });
  await Promise.all(Array.from({ length: Math.min(jobs, seeds) }, play));
};
