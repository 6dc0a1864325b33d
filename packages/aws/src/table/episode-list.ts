import type { EpisodeRow, Page, PageRequest, Reading } from '@continuum/application';
import type { ClientId, EpisodeId, Instant, MemberId, PracticeId } from '@continuum/contracts';
import * as z from 'zod';
import { readCursor } from './cursor.ts';
import { listedEpisode } from './items.ts';
import { closedList, episodeJournalOf, headKey, openList } from './keys.ts';
import { fillPage, itemsPerFilteredCall } from './page.ts';
import { queryItems } from './query-items.ts';
import { parseItem } from './read-items.ts';
import type { Item, Table } from './table.ts';

type Filter = Parameters<Reading['episodes']>[2];

/** What a cursor holds: an episode, and the instant it was listed under. */
const place = z.tuple([z.string().regex(/^ep_[a-z2-7]+$/), z.iso.datetime()]);

const listed = (item: Item) => {
  const { PK, listOrder, ...shown } = parseItem(item, listedEpisode);
  const journal = episodeJournalOf(PK);
  if (journal === undefined) throw new Error('something that is no episode stands in a work list');
  return { ...shown, episodeId: journal.episodeId, listOrder };
};

const rowOf = (item: Item, filter: Filter): EpisodeRow | undefined => {
  const { episodeId, clientId, stage, status, trainerId, due } = listed(item);
  const passes =
    (filter.stage ?? stage) === stage &&
    (filter.status ?? status) === status &&
    (filter.trainerId ?? trainerId) === trainerId;
  if (!passes) return undefined;
  return {
    episodeId,
    clientId: clientId as ClientId,
    stage,
    status,
    ...(trainerId === undefined ? {} : { trainerId: trainerId as MemberId }),
    ...(due === undefined ? {} : { due: due as Instant }),
  };
};

/**
 * A practice's open episodes, what is late or due next first, or its closed ones, the latest closed first.
 * @throws InvalidCursor when `after` is of another list, or of other filters
 */
export const listEpisodes = (
  table: Table,
  practiceId: PracticeId,
  which: 'open' | 'closed',
  filter: Filter,
  { limit, after }: PageRequest,
): Promise<Page<EpisodeRow>> => {
  const { stage, status, trainerId } = filter;
  const partition = which === 'open' ? openList(practiceId) : closedList(practiceId);
  const list = JSON.stringify([partition, stage ?? null, status ?? null, trainerId ?? null]);
  const isFiltered = stage !== undefined || status !== undefined || trainerId !== undefined;
  const keyAt = ([episodeId, listOrder]: z.infer<typeof place>): Item => ({
    ...headKey({ kind: 'episode', practiceId, episodeId: episodeId as EpisodeId }),
    listKey: partition,
    listOrder,
  });
  return fillPage({
    list,
    limit,
    items: queryItems(table, {
      partition,
      range: { kind: 'all' },
      index: 'list',
      descending: which === 'closed',
      itemsPerCall: isFiltered ? itemsPerFilteredCall : limit + 1,
      ...(after === undefined ? {} : { after: keyAt(readCursor(list, after, place)) }),
    }),
    rowOf: (item) => rowOf(item, filter),
    positionOf: (item) => {
      const { episodeId, listOrder } = listed(item);
      return [episodeId, listOrder];
    },
  });
};
