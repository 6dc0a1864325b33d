import {
  type Cause,
  causeKey,
  type EpisodeCommit,
  type EpisodeJournal,
  eventIdOf,
  type Head,
  type JournalRecord,
  type Standing,
} from '@continuum/application';
import type { Instant } from '@continuum/contracts';
import { type Episode, type EpisodeEvent, fold } from '@continuum/domain';
import { sampleJourney } from '@continuum/domain/scenario';
import { fresh } from './fresh-names.ts';

const { journal: story } = sampleJourney();

/** A journal that nobody used before. */
export const newEpisode = (practiceId = fresh.practice()): EpisodeJournal => ({
  kind: 'episode',
  practiceId,
  episodeId: fresh.episode(),
});

/** A cause that never acted. */
export const newCause = (): Cause => ({
  kind: 'command',
  callerId: 'north-harbor/mara-lind',
  key: fresh.key(),
});

export const openStanding: Standing = {
  stage: 'referral',
  status: 'received',
  list: { kind: 'open', order: '2026-03-04T15:00:00.000Z' as Instant },
};

export interface Telling {
  readonly cause?: Cause;
  /** Where the journal stands; absent for its first commit. */
  readonly head?: Head<Episode> | undefined;
  /** Events of the sample journey that the commit tells next. */
  readonly events?: number;
  readonly standing?: Standing;
}

const recordOf = (event: EpisodeEvent, state: Episode, cause: Cause): JournalRecord => ({
  ...event,
  eventId: eventIdOf(state.episodeId, event.version),
  schemaVersion: 1,
  practiceId: state.practiceId,
  partnerId: state.partnerId,
  dischargeId: state.dischargeId,
  episodeId: state.episodeId,
  causedBy: causeKey(cause),
});

/** The sample journey goes on in a journal, by the next commit. */
export const episodeCommit = (
  journal: EpisodeJournal,
  { cause = newCause(), head, events = 1, standing = openStanding }: Telling = {},
): EpisodeCommit => {
  const expectedVersion = head?.version ?? 0;
  const version = expectedVersion + events;
  const { practiceId, episodeId } = journal;
  const state: Episode = { ...(fold(story.slice(0, version)) as Episode), practiceId, episodeId };
  const records = story.slice(expectedVersion, version).map((event) => recordOf(event, state, cause));
  return {
    journal,
    expectedVersion,
    expectedChain: head?.chain,
    state,
    records,
    cause,
    receipt: { requestHash: 'the request', version, eventIds: records.map(({ eventId }) => eventId) },
    standing: { clientId: state.clientId, ...standing },
    notes: [],
  };
};
