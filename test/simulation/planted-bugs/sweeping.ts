import { createHash } from 'node:crypto';
import type { EpisodeCommit, EpisodeJournal } from '@continuum/application';
import type { DeadlineKind } from '@continuum/contracts';
import type { Deadline, Episode } from '@continuum/domain';
import { committing } from './committing.ts';
import { causedBy } from './consuming.ts';
import type { PlantedBug } from './planted-bug.ts';

/** A reminder's commit whose state does not know that it reminded. */
const unmarked = (commit: EpisodeCommit): EpisodeCommit => {
  const deadlines = Object.fromEntries(
    (Object.entries(commit.state.deadlines) as [DeadlineKind, Deadline][]).map(
      ([kind, { remindedAt: _, ...deadline }]) => [kind, deadline],
    ),
  );
  return { ...commit, state: { ...commit.state, deadlines } };
};

/** An episode that has been reminded of everything. */
const remindedOfAll = (episode: Episode): Episode => {
  const deadlines = (Object.entries(episode.deadlines) as [DeadlineKind, Deadline][]).map(
    ([kind, deadline]) => [kind, { ...deadline, remindedAt: deadline.remindAt }],
  );
  return { ...episode, deadlines: Object.fromEntries(deadlines) };
};

const shardOf = ({ practiceId, episodeId }: EpisodeJournal): number =>
  (createHash('sha256').update(`P#${practiceId}#E#${episodeId}`).digest()[0] ?? 0) % 4;

/** Mistakes of the sweep. */
export const sweepingBugs: readonly PlantedBug[] = [
  {
    name: 'reminders-never-sent',
    breaks: 'The sweep takes every deadline for reminded: each is missed without a word before.',
    caughtBy: ['deadlines-kept'],
    ports: (ports, name) =>
      name === 'deadline-sweep'
        ? {
            ...ports,
            reading: {
              ...ports.reading,
              episode: async (journal) => {
                const episode = await ports.reading.episode(journal);
                return episode && remindedOfAll(episode);
              },
            },
          }
        : ports,
  },
  {
    name: 'reminder-without-marker',
    breaks: 'A reminder leaves no mark and is remembered by its tick: the next tick reminds again.',
    caughtBy: ['deadlines-kept', 'journals-whole'],
    ports: (ports, name) =>
      name === 'deadline-sweep'
        ? committing(
            causedBy(ports, (cause) =>
              cause.kind === 'deadline' ? { ...cause, due: ports.surroundings.now() } : cause,
            ),
            (commit, real) => real('messageId' in commit ? commit : unmarked(commit)),
          )
        : ports,
  },
  {
    name: 'missed-once-per-kind',
    breaks: 'The sweep remembers the kind of deadline, not which one: the second of a kind passes silently.',
    caughtBy: ['deadlines-kept'],
    ports: (ports, name) =>
      name === 'deadline-sweep'
        ? causedBy(ports, (cause) =>
            cause.kind === 'deadline'
              ? {
                  ...cause,
                  deadlineId: cause.deadlineId.slice(0, cause.deadlineId.indexOf('@')),
                  due: '2026-01-01T00:00:00.000Z' as typeof cause.due,
                }
              : cause,
          )
        : ports,
  },
  {
    name: 'sweep-of-one-shard',
    breaks: 'The sweep looks into one shard of the index: what waits in the others is never seen.',
    caughtBy: ['deadlines-kept'],
    ports: (ports) => ({
      ...ports,
      reading: {
        ...ports.reading,
        dueBy: async (now, limit) =>
          (await ports.reading.dueBy(now, limit)).filter((journal) => shardOf(journal) === 0),
      },
    }),
  },
];
