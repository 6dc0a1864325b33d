import { type ImportNeeds, workOnImports } from '@continuum/application';
import type { Instant } from '@continuum/contracts';
import { createScheduledFunction, kindOfError, type Observed } from '@continuum/lambda';
import { tellRowDefects } from '../row-defects.ts';

/** Of the function's own time; the rest is for the slice that is under way then, and for the report. */
const workMilliseconds = 40_000;

/**
 * Goes on with every import that waits.
 * @throws Error when one could not be gone on with by a defect; one that was only busy is found by the next tick
 */
const goOn = async (needs: ImportNeeds & Observed): Promise<void> => {
  const { log, surroundings } = needs;
  let defects = 0;
  const until = new Date(Date.parse(surroundings.now()) + workMilliseconds).toISOString() as Instant;
  await workOnImports(
    until,
    needs,
    ({ partnerId, importId }, cause) => {
      const outcome = kindOfError(cause);
      log.fail('an import could not be gone on with', { partnerId, key: importId, outcome }, cause);
      if (outcome === 'defect') defects += 1;
    },
    (place, cause) => tellRowDefects(needs, place)(cause),
  );
  if (defects > 0) throw new Error(`${defects} imports could not be gone on with`);
};

export const createHandler = (needs: ImportNeeds & Observed) =>
  createScheduledFunction({
    log: needs.log,
    tally: needs.tally,
    chores: [{ name: 'imports', run: () => goOn(needs) }],
  });
