import type { Instant, LocalDate } from '@continuum/contracts';
import { clocksDifferByHours, plusDays, plusHours } from '../kernel/instant.ts';
import type { Issue } from '../kernel/outcome.ts';
import { goalIssues, measureIssues } from '../measures/index.ts';
import type { Circumstances, Command } from './commands.ts';
import type { CorrectedEntry } from './events.ts';

type Path = readonly (string | number)[];

/** Nothing recorded now happened longer ago than this; it is a mistyped year. */
const pastDays = 3660;

const instantIssues = (at: Instant, path: Path, now: Instant): Issue[] => {
  if (at > plusHours(now, clocksDifferByHours))
    return [{ path, expected: 'an instant that has passed', got: 'a future one' }];
  return at < plusHours(now, -24 * pastDays)
    ? [{ path, expected: 'an instant of the last ten years', got: 'an older one' }]
    : [];
};

/** Nobody plans further ahead; it is a mistyped year. */
const aheadDays = 730;

const plannedIssues = (at: Instant, path: Path, now: Instant): Issue[] =>
  at > plusHours(now, 24 * aheadDays)
    ? [{ path, expected: 'an instant within two years', got: 'a later one' }]
    : [];

const plannedDateIssues = (on: LocalDate, path: Path, today: LocalDate): Issue[] =>
  on > plusDays(today, aheadDays) ? [{ path, expected: 'a date within two years', got: 'a later one' }] : [];

const dateIssues = (on: LocalDate, path: Path, today: LocalDate): Issue[] => {
  if (on > today) return [{ path, expected: 'a date that has come at the practice', got: 'a future one' }];
  return on < plusDays(today, -pastDays)
    ? [{ path, expected: 'a date of the last ten years', got: 'an older one' }]
    : [];
};

const paperIssues = (
  body: Extract<CorrectedEntry, { command: 'record-paper' }>['body'],
  path: Path,
  today: LocalDate,
): Issue[] => [
  ...dateIssues(body.signedOn, [...path, 'signedOn'], today),
  ...(body.expiresOn !== undefined && body.expiresOn < body.signedOn
    ? [{ path: [...path, 'expiresOn'], expected: 'a date on or after signedOn', got: 'an earlier one' }]
    : []),
];

const entryIssues = (entry: CorrectedEntry, path: Path, now: Instant, today: LocalDate): Issue[] => {
  switch (entry.command) {
    case 'record-assessment':
      return [
        ...instantIssues(entry.body.assessedAt, [...path, 'assessedAt'], now),
        ...measureIssues(entry.body.measures, [...path, 'measures']),
      ];
    case 'record-session':
      return [
        ...instantIssues(entry.body.heldAt, [...path, 'heldAt'], now),
        ...measureIssues(entry.body.readings ?? [], [...path, 'readings']),
      ];
    case 'record-paper':
      return paperIssues(entry.body, path, today);
    case 'record-document-sent':
      return instantIssues(entry.body.sentAt, [...path, 'sentAt'], now);
  }
};

/**
 * Values that are well-formed and cannot be: wrong units, impossible readings, dates in the future. Such a
 * command is malformed, not refused by a rule; every issue is found at once.
 */
export const inspect = (
  command: Command,
  { now, calendar }: Pick<Circumstances, 'now' | 'calendar'>,
): readonly Issue[] => {
  const today = calendar.dateOf(now);
  switch (command.name) {
    case 'record-assessment':
    case 'record-session':
    case 'record-paper':
    case 'record-document-sent':
      return entryIssues({ command: command.name, body: command.body } as CorrectedEntry, [], now, today);
    case 'correct-entry':
      return entryIssues(command.body.corrected, ['corrected', 'body'], now, today);
    case 'set-goals':
    case 'continue-program':
      return goalIssues(command.body.goals, ['goals']);
    case 'record-contact-attempt':
      return instantIssues(command.body.attemptedAt, ['attemptedAt'], now);
    case 'schedule-first-visit':
    case 'schedule-follow-up':
      return plannedIssues(command.body.visitAt, ['visitAt'], now);
    case 'hold-program':
      return plannedDateIssues(command.body.reviewOn, ['reviewOn'], today);
    case 'record-missed-visit':
      return instantIssues(command.body.visitAt, ['visitAt'], now);
    case 'start-program':
      return instantIssues(command.body.visitHeldAt, ['visitHeldAt'], now);
    case 'return-to-provider':
      return instantIssues(command.body.occurredAt, ['occurredAt'], now);
    case 'acknowledge-report':
      return instantIssues(command.body.acknowledgedAt, ['acknowledgedAt'], now);
    case 'withdraw-client':
      return command.body.lastContactAt === undefined
        ? []
        : instantIssues(command.body.lastContactAt, ['lastContactAt'], now);
    default:
      return [];
  }
};
