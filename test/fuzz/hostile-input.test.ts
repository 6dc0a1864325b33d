import { routes } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { familiesOn } from './families/index.ts';
import { heldBytes } from './running/heap.ts';
import { hangMilliseconds } from './running/run-family.ts';
import { openStage } from './stage.ts';

/** The same inputs every time; `npm run fuzz` makes others. */
const seed = 20_260_302;
const bodies = 5_000;

const families = familiesOn(await openStage());
const outcomes = new Map<string, number>();

const succeeded = (name: string): boolean =>
  [...outcomes.keys()].some((outcome) => new RegExp(`^${name} 2\\d\\d$`).test(outcome));

describe(`given ${bodies} hostile inputs`, () => {
  it.each(families.map((family) => [family.name, family] as const))(
    'of the family %s, each is answered as described and in time, and none of them comes back',
    async (_, family) => {
      const run = await family.run({ bodies, seed, hangMilliseconds, heldBytes });
      for (const [outcome, count] of run.outcomes) outcomes.set(outcome, count);
      expect(run.failure).toBeUndefined();
      expect(run.judged).toBe(bodies);
    },
  );

  it('every route of the API was among the addresses, and let something through', () => {
    expect(routes.filter(({ name }) => !succeeded(name)).map(({ name }) => name)).toEqual([]);
  });

  it('every consumer of a queue took some and set others aside', () => {
    const consumers = ['discharge-intake', 'referral-stage', 'program-stage', 'report-stage'];
    expect(consumers.filter((consumer) => !outcomes.has(`${consumer} taken`))).toEqual([]);
  });
});
