import { type Episode, evolve } from '@continuum/domain';
import type { EpisodeJournal, JournalRecord, Reading } from '../ports/index.ts';
import type { SeenReferral } from './seen-referral.ts';

type EpisodeRecord = Extract<JournalRecord, { readonly position: unknown }>;

/** Events of a journal asked of the store at once. */
const recordsOfPage = 100;

async function* eventsOf(journal: EpisodeJournal, reading: Pick<Reading, 'records'>) {
  let after: string | undefined;
  do {
    const { rows, next } = await reading.records(journal, {
      limit: recordsOfPage,
      ...(after === undefined ? {} : { after }),
    });
    yield* rows.filter((record): record is EpisodeRecord => 'position' in record);
    after = next;
  } while (after !== undefined);
}

/**
 * Every time a referral was gone through, the first first: as it stood when it was reopened, and as it stands now. Only
 * of one that was reopened is the journal read.
 */
export const everyLoop = async (
  seen: SeenReferral,
  reading: Pick<Reading, 'records'>,
): Promise<readonly SeenReferral[]> => {
  if (seen.episode === undefined || seen.episode.loop === 1) return [seen];
  const { practiceId, episodeId } = seen.episode;
  const before: SeenReferral[] = [];
  let episode: Episode | undefined;
  let changedAt = seen.receivedAt;
  for await (const event of eventsOf({ kind: 'episode', practiceId, episodeId }, reading)) {
    if (event.type === 'EpisodeReopened' && episode !== undefined)
      before.push({ ...seen, episode, changedAt });
    episode = evolve(episode, event);
    changedAt = event.recordedAt;
  }
  return [...before, seen];
};
