import type { EpisodeCommit } from '@continuum/application';
import type { DeadlineKind, Instant } from '@continuum/contracts';
import type { Deadline } from '@continuum/domain';
import { committing } from './committing.ts';
import type { PlantedBug } from './planted-bug.ts';

type Armed = Pick<Deadline, 'due' | 'remindAt'>;
/** What becomes of a deadline that is armed; undefined when it is not. */
type Arming = <One extends Armed>(kind: DeadlineKind, deadline: One) => One | undefined;

/** A commit that arms otherwise, in its events and in HEAD alike. */
const arming = (commit: EpisodeCommit, change: Arming): EpisodeCommit => {
  const kinds = new Set<DeadlineKind>();
  const notArmed = new Set<DeadlineKind>();
  const records = commit.records.map((record) => {
    if (!('deadlines' in record) || record.deadlines?.armed === undefined) return record;
    const armed = record.deadlines.armed.flatMap((one) => {
      kinds.add(one.kind);
      const changed = change(one.kind, one);
      if (changed === undefined) notArmed.add(one.kind);
      return changed ?? [];
    });
    const cleared = [...(record.deadlines.cleared ?? []), ...notArmed];
    return { ...record, deadlines: { ...record.deadlines, armed, cleared } };
  });
  const deadlines = (Object.entries(commit.state.deadlines) as [DeadlineKind, Deadline][]).flatMap(
    ([kind, deadline]) => {
      const changed = kinds.has(kind) ? change(kind, deadline) : deadline;
      return changed === undefined ? [] : [[kind, changed] as const];
    },
  );
  return { ...commit, records, state: { ...commit.state, deadlines: Object.fromEntries(deadlines) } };
};

const armingOtherwise =
  (change: Arming): NonNullable<PlantedBug['ports']> =>
  (ports) =>
    committing(ports, (commit, real) => real('messageId' in commit ? commit : arming(commit, change)));

const later = (instant: Instant, days: number): Instant =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString() as Instant;

/** Mistakes in what is armed. */
export const armingBugs: readonly PlantedBug[] = [
  {
    name: 'letter-never-armed',
    breaks: 'Nobody waits for the introductory letter: it is never reminded of and never missed.',
    caughtBy: ['deadlines-kept'],
    ports: armingOtherwise((kind, deadline) => (kind === 'introductory-letter' ? undefined : deadline)),
  },
  {
    name: 'report-within-two-weeks',
    breaks: 'The report has fourteen days instead of seven: it is reminded of and missed too late.',
    caughtBy: ['deadlines-kept'],
    ports: armingOtherwise((kind, deadline) =>
      kind === 'report'
        ? { ...deadline, due: later(deadline.due, 7), remindAt: later(deadline.remindAt, 7) }
        : deadline,
    ),
  },
];
