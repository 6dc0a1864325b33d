import type { EpisodeRow, Page, PageRequest, Reading } from '@continuum/application';
import type { ClientId, EpisodeId, Instant, MemberId, PracticeId } from '@continuum/contracts';
import { listHeads } from './head-list.ts';
import { listedEpisode } from './items.ts';
import { closedList, episodeJournalOf, openList } from './keys.ts';
import { parseItem } from './read-items.ts';
import type { Item, Table } from './table.ts';

type Filter = Parameters<Reading['episodes']>[2];

const listedOf = (item: Item) => {
  const { PK, ...shown } = parseItem(item, listedEpisode);
  const journal = episodeJournalOf(PK);
  if (journal === undefined) throw new Error('something that is no episode stands in a work list');
  return { ...shown, id: journal.episodeId };
};

const passes = (
  { stage, status, trainerId, due }: ReturnType<typeof listedOf>,
  { dueBy, ...filter }: Filter,
): boolean =>
  (filter.stage ?? stage) === stage &&
  (filter.status ?? status) === status &&
  (filter.trainerId ?? trainerId) === trainerId &&
  (dueBy === undefined || (due !== undefined && due <= dueBy));

const rowOf = (listed: ReturnType<typeof listedOf>): EpisodeRow => {
  const { id, clientId, stage, status, trainerId, due } = listed;
  return {
    episodeId: id,
    clientId: clientId as ClientId,
    stage,
    status,
    ...(trainerId === undefined ? {} : { trainerId: trainerId as MemberId }),
    ...(due === undefined ? {} : { due: due as Instant }),
  };
};

/**
 * A practice's open episodes, what is late or due next first, or its closed ones, the latest closed first.
 * Nothing is due on a closed one.
 * @throws InvalidCursor when `after` is of another list, or of other filters
 */
export const listEpisodes = async (
  table: Table,
  practiceId: PracticeId,
  which: 'open' | 'closed',
  filter: Filter,
  page: PageRequest,
): Promise<Page<EpisodeRow>> => {
  const { stage, status, trainerId, dueBy } = filter;
  const isOpen = which === 'open';
  if (!isOpen && dueBy !== undefined) return { rows: [] };
  return listHeads(
    table,
    {
      partition: isOpen ? openList(practiceId) : closedList(practiceId),
      range: dueBy === undefined ? { kind: 'all' } : { kind: 'up-to', last: dueBy },
      descending: !isOpen,
      filters: [stage, status, trainerId],
      journalAt: (id) => ({ kind: 'episode', practiceId, episodeId: id as EpisodeId }),
      listed: listedOf,
      rowOf: (listed) => (passes(listed, filter) ? rowOf(listed) : undefined),
    },
    page,
  );
};
