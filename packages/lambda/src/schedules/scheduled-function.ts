import middy from '@middy/core';
import { kindOfError } from '../failures/failures.ts';
import { flushing, type Observed } from '../observability/flushing.ts';

/** One of the things a tick does. */
export interface Chore {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface ScheduledFunctionNeeds extends Observed {
  readonly chores: readonly Chore[];
}

/** Some of a tick's work was not done; the log says which and why. */
class ChoresFailed extends Error {
  override readonly name = 'ChoresFailed';
}

/**
 * A function on a clock. Every chore is tried whatever became of the others; then the tick fails if any did, so
 * that the failure is counted and set aside.
 */
export const createScheduledFunction = ({ chores, log, tally }: ScheduledFunctionNeeds) =>
  middy<unknown, null>()
    .use(flushing(tally))
    .handler(async () => {
      const failed: string[] = [];
      for (const { name, run } of chores)
        await run().catch((error: unknown) => {
          log.fail('a chore failed', { key: name, outcome: kindOfError(error) }, error);
          failed.push(name);
        });
      if (failed.length > 0) throw new ChoresFailed(failed.join(', '));
      return null;
    });
