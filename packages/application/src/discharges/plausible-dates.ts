import type { Instant, LocalDate, TherapyDischarge } from '@continuum/contracts';
import { clocksDifferByHours, endOfTime, type Issue, plusHours } from '@continuum/domain';
import type { Warning } from './translation.ts';

const hourInMilliseconds = 3_600_000;
const dayInMilliseconds = 24 * hourInMilliseconds;
/** A day begins nowhere earlier than this before it begins in UTC. */
const dayBeginsEarlierHours = 14;
/** A discharge older than this may well be meant; somebody should look. */
const oldAfterDays = 365;

type Path = readonly (string | number)[];

const lies = (path: Path, expected: string, got: string): Issue => ({ path, expected, got });

const futureInstant = (at: Instant | undefined, path: Path, now: Instant): readonly Issue[] =>
  at !== undefined && at > plusHours(now, clocksDifferByHours)
    ? [lies(path, 'an instant that has passed', 'a future one')]
    : [];

const futureDate = (on: LocalDate | undefined, path: Path, now: Instant): readonly Issue[] =>
  on !== undefined && Date.parse(on) > Date.parse(now) + dayBeginsEarlierHours * hourInMilliseconds
    ? [lies(path, 'a date that has come', 'a future one')]
    : [];

/** Signatures and beginnings that lie ahead, and referrals that end before they begin. */
export const impossiblePaperDates = (
  { conditions = [], referral, consent }: Pick<TherapyDischarge, 'conditions' | 'referral' | 'consent'>,
  now: Instant,
): readonly Issue[] => [
  ...conditions.flatMap(({ onsetOn }, index) => futureDate(onsetOn, ['conditions', index, 'onsetOn'], now)),
  ...futureDate(referral?.signedOn, ['referral', 'signedOn'], now),
  ...(referral?.expiresOn !== undefined && referral.expiresOn < referral.signedOn
    ? [lies(['referral', 'expiresOn'], 'a date on or after signedOn', 'an earlier one')]
    : []),
  ...futureDate(consent?.signedOn, ['consent', 'signedOn'], now),
];

const impossibleBirth = (
  birthDate: LocalDate | undefined,
  dischargedAt: Instant,
  now: Instant,
): readonly Issue[] => {
  const path = ['client', 'birthDate'];
  const future = futureDate(birthDate, path, now);
  return future.length === 0 && birthDate !== undefined && birthDate > dischargedAt.slice(0, 10)
    ? [lies(path, 'a date before the discharge', 'a later one')]
    : future;
};

/** Dates that cannot be, of those that could be read: the future is not documented yet, and nobody is discharged before they are born. */
export const impossibleDates = (discharge: Partial<TherapyDischarge>, now: Instant): readonly Issue[] => {
  const { dischargedAt, admittedAt, sentAt, client, procedures = [], measures = [] } = discharge;
  const until = dischargedAt ?? endOfTime;
  return [
    ...futureInstant(sentAt, ['sentAt'], now),
    ...futureInstant(dischargedAt, ['dischargedAt'], now),
    ...(admittedAt !== undefined && admittedAt > until
      ? [lies(['admittedAt'], 'an instant before the discharge', 'a later one')]
      : []),
    ...impossibleBirth(client?.birthDate, until, now),
    ...procedures.flatMap(({ performedOn }, index) =>
      futureDate(performedOn, ['procedures', index, 'performedOn'], now),
    ),
    ...measures.flatMap(({ takenOn }, index) => futureDate(takenOn, ['measures', index, 'takenOn'], now)),
    ...impossiblePaperDates(discharge, now),
  ];
};

export const datedWarnings = (
  { dischargedAt }: Partial<TherapyDischarge>,
  now: Instant,
): readonly Warning[] =>
  dischargedAt !== undefined && Date.parse(now) - Date.parse(dischargedAt) > oldAfterDays * dayInMilliseconds
    ? [{ code: 'old-discharge', path: 'dischargedAt' }]
    : [];
