import type { Issue } from '@continuum/domain';
import type { Translation, Warning } from './translation.ts';

/** As many issues, warnings or ignored paths as an answer carries: nobody reads more, and answers stay small. */
export const mostFindings = 100;

/** As many segments of a path as an answer carries. */
const longestPath = 16;

const shortened = ({ path, ...issue }: Issue): Issue => ({
  path: path.length > longestPath ? [...path.slice(0, longestPath), '…'] : path,
  ...issue,
});

const boundedIssues = (issues: readonly Issue[]): readonly Issue[] =>
  issues.length <= mostFindings
    ? issues.map(shortened)
    : [
        ...issues.slice(0, mostFindings - 1).map(shortened),
        { path: [], expected: `fewer than ${mostFindings} problems`, got: 'more, which are not listed' },
      ];

/** At most so many warnings, of every kind some: one kind that comes often hides no other. */
const boundedWarnings = (warnings: readonly Warning[]): readonly Warning[] => {
  if (warnings.length <= mostFindings) return warnings;
  const seen = new Map<string, number>();
  const turns = warnings.map((warning) => {
    const turn = seen.get(warning.code) ?? 0;
    seen.set(warning.code, turn + 1);
    return { warning, turn };
  });
  const last = turns.map(({ turn }) => turn).sort((one, other) => one - other)[mostFindings - 1] ?? 0;
  return turns
    .filter(({ turn }) => turn <= last)
    .slice(0, mostFindings)
    .map(({ warning }) => warning);
};

/** A translation whose size does not depend on how much is wrong with a message. */
export const bounded = (translation: Translation): Translation => ({
  ...translation,
  issues: boundedIssues(translation.issues),
  warnings: boundedWarnings(translation.warnings),
  ignored: translation.ignored.slice(0, mostFindings),
});
