import { type DischargeEventType, type EpisodeEventType, stageOf, statusOf } from '@continuum/domain';
import { type ContractEventName, detailTypeOf } from '@continuum/events';
import type { Announcement, JournalRecord } from '../ports/index.ts';
import { dischargeAnnouncements } from './discharge-announcements.ts';
import { episodeAnnouncements } from './episode-announcements.ts';

/** Our own limit, far below EventBridge's: an announcement says what happened, not everything about it. */
const detailBytesMost = 64 * 1024;

const announcements = { ...dischargeAnnouncements, ...episodeAnnouncements };

type Table = Readonly<Record<EpisodeEventType | DischargeEventType, 'internal' | ((data: never) => object)>>;

/** Stage and status after the event; a discharge's journal has none. */
const whereItStands = (record: JournalRecord): object =>
  'position' in record ? { stage: stageOf(record.position), status: statusOf(record.position) } : {};

const envelopeOf = (record: JournalRecord): object => ({
  id: record.eventId,
  schemaVersion: 1,
  type: record.type,
  recordedAt: record.recordedAt,
  episodeId: record.episodeId,
  partnerId: record.partnerId,
  dischargeId: record.dischargeId,
  version: record.version,
  ...(record.practiceId === undefined ? {} : { practiceId: record.practiceId }),
  ...whereItStands(record),
});

/**
 * What the bus hears of a journal event; undefined when it is nobody else's business. Announcing an event again
 * gives the same bytes.
 * @throws Error when a contract event would be larger than 64 KB, or the event's type is unknown
 */
export const announcementOf = (record: JournalRecord): Announcement | undefined => {
  if (!Object.hasOwn(announcements, record.type))
    throw new Error('the journal holds an event of an unknown type');
  const announced = (announcements as Table)[record.type];
  if (announced === 'internal') return undefined;
  const detail = JSON.stringify({ ...envelopeOf(record), data: announced(record.data as never) });
  if (Buffer.byteLength(detail) > detailBytesMost)
    throw new Error(`the announcement of ${record.eventId} is larger than 64 KB`);
  return {
    eventId: record.eventId,
    source: 'position' in record ? 'continuum.episode' : 'continuum.discharge',
    detailType: detailTypeOf(record.type as ContractEventName),
    detail,
    time: record.recordedAt,
  };
};
