import { type Guard, passed } from '../episode/transition.ts';
import { clocksDifferByHours, plusHours } from '../kernel/instant.ts';
import type { Failure } from '../kernel/outcome.ts';
import { amendmentDueSince } from './amendment.ts';

/** Nobody acknowledges what is not issued yet. */
export const acknowledgedSinceIssue: Guard<'acknowledge-report'> = ({ report }, _circumstances, body) =>
  body !== undefined &&
  report?.issuedAt !== undefined &&
  body.acknowledgedAt < plusHours(report.issuedAt, -clocksDifferByHours)
    ? [{ code: 'acknowledged-before-issue' }]
    : passed;

/**
 * A report closes its episode by itself once it is acknowledged and tells what is right. A member may judge
 * otherwise, and what a member reopened since, a member closes.
 */
export const settledUnlessMemberCloses: Guard<'close-episode'> = (episode, { by }) => {
  if (by.kind !== 'reaction') return passed;
  const { report, reopenedAt = '' } = episode;
  const failures: Failure[] = [];
  if (report?.acknowledgedAt === undefined || report.acknowledgedAt < reopenedAt)
    failures.push({ code: 'report-not-acknowledged' });
  if (amendmentDueSince(episode) !== undefined)
    failures.push({ code: 'amendment-due', suppliedBy: 'trainer' });
  return failures;
};
