import type { EventId } from '@continuum/contracts';
import type { Discharge, DischargeEvent, Episode, EpisodeEvent } from '@continuum/domain';
import type { Cause, JournalRecord } from '../ports/index.ts';

/** Version of the shape in which events are stored now. */
const schemaVersion = 1;

/** An event's id, of its journal and version: the same however often it is published. */
export const eventIdOf = (journalId: string, version: number): EventId =>
  `${journalId}.${String(version).padStart(8, '0')}` as EventId;

/** The key of a cause in the inbox. */
export const causeKey = (cause: Cause): string => {
  switch (cause.kind) {
    case 'command':
      return `C#${cause.callerId}#${cause.key}`;
    case 'event':
      return `E#${cause.consumer}#${cause.eventId}`;
    case 'deadline':
      return `S#${cause.deadlineId}#${cause.step}#${cause.due}`;
  }
};

export const episodeRecord = (event: EpisodeEvent, episode: Episode, cause: Cause): JournalRecord => ({
  ...event,
  eventId: eventIdOf(episode.episodeId, event.version),
  schemaVersion,
  practiceId: episode.practiceId,
  partnerId: episode.partnerId,
  dischargeId: episode.dischargeId,
  causedBy: causeKey(cause),
});

export const dischargeRecord = (
  event: DischargeEvent,
  discharge: Discharge,
  cause: Cause,
): JournalRecord => ({
  ...event,
  eventId: eventIdOf(discharge.dischargeId, event.version),
  schemaVersion,
  ...(discharge.practiceId === undefined ? {} : { practiceId: discharge.practiceId }),
  partnerId: discharge.partnerId,
  causedBy: causeKey(cause),
});
