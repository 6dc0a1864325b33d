import type { Instant, TherapyDischarge } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import type { Warning } from './translation.ts';

/** Clocks differ by minutes, not more. */
const toleranceMilliseconds = 10 * 60_000;
const dayInMilliseconds = 86_400_000;
/** A discharge older than this may well be meant; somebody should look. */
const oldAfterDays = 365;

const later = (at: string, now: Instant): boolean => Date.parse(at) > Date.parse(now) + toleranceMilliseconds;

const future = (path: readonly string[]): Issue => ({
  path,
  expected: 'an instant or date that has passed',
  got: 'a future one',
});

/** Dates that cannot be: the future is not documented yet, and nobody is discharged before they are born. */
export const impossibleDates = (discharge: TherapyDischarge, now: Instant): readonly Issue[] => {
  const { dischargedAt, admittedAt, client } = discharge;
  const issues: Issue[] = [];
  if (later(dischargedAt, now)) issues.push(future(['dischargedAt']));
  if (client.birthDate !== undefined && later(client.birthDate, now)) issues.push(future(['client', 'birthDate']));
  if (client.birthDate !== undefined && client.birthDate > dischargedAt.slice(0, 10))
    issues.push({ path: ['client', 'birthDate'], expected: 'a date before the discharge', got: 'a later one' });
  if (admittedAt !== undefined && admittedAt > dischargedAt)
    issues.push({ path: ['admittedAt'], expected: 'an instant before dischargedAt', got: 'a later one' });
  return issues;
};

export const datedWarnings = ({ dischargedAt }: TherapyDischarge, now: Instant): readonly Warning[] =>
  Date.parse(now) - Date.parse(dischargedAt) > oldAfterDays * dayInMilliseconds
    ? [{ code: 'old-discharge', path: 'dischargedAt' }]
    : [];
