import { matchesGlob } from 'node:path';

/** The deciders: everything of the domain that answers yes, no or until when. */
const room = 'packages/domain/src/**/*.ts';

const notDeciders: readonly (readonly [glob: string, because: string])[] = [
  ['**/*.test.ts', 'tests judge, they are not judged'],
  ['packages/domain/src/scenario/**', 'stories for tests and benchmarks'],
  ['packages/domain/src/journey-page/**', 'a page for people, checked against the committed one'],
  ['packages/domain/src/kernel/failure-codes.ts', 'sentences for people; the codes are checked by type'],
  ['packages/domain/src/**/index.ts', 'doors that only pass on'],
];

/** The deciders among paths of the checkout. */
export const decidersAmong = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => matchesGlob(path, room) && !notDeciders.some(([glob]) => matchesGlob(path, glob)));

/**
 * Those that a glob names, as a path from the root or from the domain's own source: `referral/**`.
 * @throws RangeError when it names none
 */
export const decidersMatching = (deciders: readonly string[], glob: string): readonly string[] => {
  const named = deciders.filter(
    (path) => matchesGlob(path, glob) || matchesGlob(path, `packages/domain/src/${glob}`),
  );
  if (named.length === 0) throw new RangeError(`--file: ${glob} names no decider`);
  return named;
};
