import type { EpisodeId, PageOf, PracticeId, TimelineEntry } from '@continuum/contracts';
import type { EpisodeJournal, JournalRecord, Reading } from '../ports/index.ts';
import { type PageQuery, pageRequest, pageView } from './page-view.ts';
import { standingView } from './standing-view.ts';
import { notesIn, type Texts, withTexts } from './texts.ts';

type EpisodeRecord = Extract<JournalRecord, { readonly position: unknown }>;

const isOfEpisode = (record: JournalRecord): record is EpisodeRecord => 'position' in record;

const entryOf = (record: EpisodeRecord, texts: Texts): TimelineEntry => ({
  eventId: record.eventId,
  version: record.version,
  type: record.type,
  recordedAt: record.recordedAt,
  by: { kind: record.by.kind, id: record.by.id },
  policy: record.policy,
  ...standingView(record.position),
  data: withTexts(record.data, texts) as Record<string, unknown>,
});

/** Everything that happened in an episode of the practice; undefined when it has no such episode. */
export const readTimeline = async (
  practiceId: PracticeId,
  episodeId: EpisodeId,
  page: PageQuery,
  reading: Pick<Reading, 'records' | 'notes'>,
): Promise<PageOf<TimelineEntry> | undefined> => {
  const journal: EpisodeJournal = { kind: 'episode', practiceId, episodeId };
  const { rows, next } = await reading.records(journal, pageRequest(page));
  if (rows.length === 0 && page.after === undefined) return undefined;
  const records = rows.filter(isOfEpisode);
  const notes = records.flatMap(({ data }) => notesIn(data));
  const texts: Texts = notes.length === 0 ? new Map() : await reading.notes(journal, notes);
  return pageView({ rows: records, ...(next === undefined ? {} : { next }) }, (record) =>
    entryOf(record, texts),
  );
};
