import { expect, it } from 'vitest';
import type { PlantedBug } from '../planted-bugs/planted-bug.ts';
import { simulate } from '../run/simulate.ts';

const seedsMost = 50;

/** The first seed that shows a bug to a checker that must see it, and what it saw. */
const seenAt = async (
  bug: PlantedBug,
): Promise<{ readonly seed: number; readonly what: string } | undefined> => {
  for (let seed = 1; seed <= seedsMost; seed += 1) {
    const { violations } = await simulate({ seed, bug });
    const seen = violations.find(({ checker }) => bug.caughtBy.includes(checker));
    if (seen !== undefined) return { seed, what: seen.what };
  }
  return undefined;
};

/**
 * A specification for each bug: it is seen within fifty seeds, by a checker that is there for it; and where it needs
 * faults of its own, nothing is seen of that seed and those faults without it. Without any, `seeds-from-*` tell.
 */
export const seesBugs = (bugs: readonly PlantedBug[]): void => {
  it.each(bugs)('sees $name', async (bug) => {
    const seen = await seenAt(bug);
    expect(seen).toBeDefined();
    if (seen === undefined || bug.faults === undefined) return;
    const { violations } = await simulate({ seed: seen.seed, faults: bug.faults });
    expect(violations).toEqual([]);
  });
};
