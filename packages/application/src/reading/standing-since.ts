import type { Instant } from '@continuum/contracts';
import type { EpisodeJournal, Reading } from '../ports/index.ts';

const recordsPerCall = 200;

/** When an episode came to stand where it stands now: when the last event was recorded that moved it. */
export const standingSince = async (
  journal: EpisodeJournal,
  reading: Pick<Reading, 'records'>,
): Promise<Instant | undefined> => {
  let position: string | undefined;
  let since: Instant | undefined;
  let after: string | undefined;
  do {
    const page = await reading.records(journal, {
      limit: recordsPerCall,
      ...(after === undefined ? {} : { after }),
    });
    for (const record of page.rows) {
      if (!('position' in record) || record.position === position) continue;
      ({ position, recordedAt: since } = record);
    }
    after = page.next;
  } while (after !== undefined);
  return since;
};
