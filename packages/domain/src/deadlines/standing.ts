import type { DeadlineKind, Instant } from '@continuum/contracts';
import type { EpisodeEvent } from '../episode/events.ts';
import type { Deadline, Episode } from '../episode/state.ts';
import { earliest } from '../kernel/instant.ts';

/** The episode with its deadlines after an event, by what the event itself says of them. */
export const withDeadlines = (episode: Episode, event: EpisodeEvent): Episode => {
  const deadlines = marked(episode.deadlines, event);
  const changes = event.deadlines;
  if (changes === undefined) return deadlines === episode.deadlines ? episode : { ...episode, deadlines };
  const { armed = [], cleared = [], stopped = [] } = changes;
  const now: Partial<Record<DeadlineKind, Deadline>> = { ...deadlines };
  for (const kind of cleared) delete now[kind];
  for (const kind of stopped) delete now[kind];
  for (const { kind, ...instants } of armed) now[kind] = { ...instants, armedBy: event.version };
  const waits = (kind: DeadlineKind): boolean => !cleared.includes(kind) && now[kind] === undefined;
  const waiting =
    episode.stoppedDeadlines.length === 0 ? stopped : [...episode.stoppedDeadlines.filter(waits), ...stopped];
  return { ...episode, deadlines: now, stoppedDeadlines: waiting };
};

const marked = (deadlines: Episode['deadlines'], event: EpisodeEvent): Episode['deadlines'] => {
  if (event.type !== 'DeadlineApproaching' && event.type !== 'DeadlineMissed') return deadlines;
  const { deadline: kind } = event.data;
  const deadline = deadlines[kind];
  if (deadline === undefined) return deadlines;
  const mark =
    event.type === 'DeadlineMissed' ? { missedAt: event.recordedAt } : { remindedAt: event.recordedAt };
  return { ...deadlines, [kind]: { ...deadline, ...mark } };
};

/** Names one arming of a deadline: `re-assessment@12`. */
export const deadlineId = (kind: DeadlineKind, { armedBy }: Deadline): string => `${kind}@${armedBy}`;

/** What the sweep has to do about a deadline by now; a reminder that comes too late is not sent. */
export const stepDue = (
  { due, remindAt, remindedAt, missedAt }: Deadline,
  now: Instant,
): 'remind' | 'miss' | undefined => {
  if (missedAt !== undefined) return undefined;
  if (now >= due) return 'miss';
  return remindedAt === undefined && now >= remindAt ? 'remind' : undefined;
};

const nextStepAt = ({ due, remindAt, remindedAt, missedAt }: Deadline): Instant | undefined => {
  if (missedAt !== undefined) return undefined;
  return remindedAt === undefined ? remindAt : due;
};

/** The next instant the sweep must act on the episode; undefined when there is none. */
export const nextSweepAt = ({ deadlines }: Episode): Instant | undefined =>
  earliest(
    Object.values(deadlines)
      .map(nextStepAt)
      .filter((instant) => instant !== undefined),
  );

/** What is waited for: nothing in a closed episode, which only remembers what was missed. */
export const awaited = ({ deadlines, closedFrom }: Episode): Episode['deadlines'] =>
  closedFrom === undefined ? deadlines : {};

/** The earliest unsatisfied deadline, missed ones included. */
export const earliestDue = (episode: Episode): { kind: DeadlineKind; deadline: Deadline } | undefined => {
  let first: { kind: DeadlineKind; deadline: Deadline } | undefined;
  for (const [kind, deadline] of Object.entries(awaited(episode)) as [DeadlineKind, Deadline][])
    if (first === undefined || deadline.due < first.deadline.due) first = { kind, deadline };
  return first;
};
