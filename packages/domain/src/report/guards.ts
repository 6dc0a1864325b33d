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
 * otherwise; what a member reopened is acknowledged anew.
 */
export const settledUnlessMemberCloses: Guard<'close-episode'> = (episode, { by }) => {
  if (by.kind !== 'reaction') return passed;
  const failures: Failure[] = [];
  if (episode.report?.acknowledgedAt === undefined) failures.push({ code: 'report-not-acknowledged' });
  if (amendmentDueSince(episode) !== undefined)
    failures.push({ code: 'amendment-due', suppliedBy: 'trainer' });
  return failures;
};
