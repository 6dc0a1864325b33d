import type { IssueView, Problem } from '@continuum/contracts';
import { type Failure, failureSentences, type Issue } from '@continuum/domain';

/** Failed guards with the sentence a person reads. */
export const failureViews = (failures: readonly Failure[]): NonNullable<Problem['failures']> =>
  failures.map(({ code, subject, suppliedBy }) => ({
    code,
    sentence: failureSentences[code],
    ...(subject === undefined ? {} : { subject }),
    ...(suppliedBy === undefined ? {} : { suppliedBy }),
  }));

/** Issues with their path as text. */
export const issueViews = (issues: readonly Issue[]): IssueView[] =>
  issues.map(({ path, expected, got }) => ({ path: path.join('.'), expected, got }));
