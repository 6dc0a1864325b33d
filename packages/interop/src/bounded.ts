import type { Issue } from '@continuum/domain';
import type { Translation } from './translation.ts';

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

/** A translation whose size does not depend on how much is wrong with a message. */
export const bounded = (translation: Translation): Translation => ({
  ...translation,
  issues: boundedIssues(translation.issues),
  warnings: translation.warnings.slice(0, mostFindings),
  ignored: translation.ignored.slice(0, mostFindings),
});
