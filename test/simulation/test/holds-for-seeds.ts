import { expect, it } from 'vitest';
import { failureReport } from '../run/report.ts';
import { shrink } from '../run/shrink.ts';
import { deliveriesPerSeed, simulate } from '../run/simulate.ts';

const seedsOfOneTest = 10;
/** A world in which everything is refused commits nothing, and violates nothing. */
const leastCommits = 40;

/** A specification for every ten seeds: each delivers and commits what it should, and violates nothing. */
export const holdsForSeeds = (first: number, last: number): void => {
  for (let from = first; from <= last; from += seedsOfOneTest)
    it(`holds for seeds ${from} to ${from + seedsOfOneTest - 1}`, async () => {
      for (let seed = from; seed < from + seedsOfOneTest; seed += 1) {
        const outcome = await simulate({ seed });
        expect(outcome.deliveries).toBeGreaterThanOrEqual(deliveriesPerSeed);
        expect(outcome.commits).toBeGreaterThanOrEqual(leastCommits);
        if (outcome.violations.length === 0) continue;
        const shrunk = await shrink({ seed }, outcome);
        expect.fail(failureReport(shrunk.run, shrunk.outcome));
      }
    });
};
