import type { Journal, JournalRecord, Page, PageRequest } from '@continuum/application';
import * as z from 'zod';
import { recordOfBody } from './chain.ts';
import { readCursor } from './cursor.ts';
import { eventSortKeyPrefix } from './definition.ts';
import { bodyItem } from './items.ts';
import { eventKey, journalPartition } from './keys.ts';
import { fillPage } from './page.ts';
import { queryItems } from './query-items.ts';
import { parseItem } from './read-items.ts';
import type { Item, Table } from './table.ts';

/** What a cursor holds: the version of an event. */
const place = z.tuple([z.int().positive().max(99_999_999)]);

const recordOf = (item: Item): JournalRecord => recordOfBody(parseItem(item, bodyItem).body);

/**
 * A journal's events, oldest first; consistent.
 * @throws InvalidCursor when `after` is of another journal
 */
export const listRecords = async (
  table: Table,
  journal: Journal,
  { limit, after }: PageRequest,
): Promise<Page<JournalRecord>> => {
  const list = journalPartition(journal);
  const start = after === undefined ? undefined : readCursor(list, after, place);
  return fillPage({
    list,
    limit,
    items: queryItems(table, {
      partition: list,
      range: { kind: 'begins-with', prefix: eventSortKeyPrefix },
      itemsPerCall: limit + 1,
      ...(start === undefined ? {} : { after: { ...eventKey(journal, start[0]) } }),
    }),
    rowOf: recordOf,
    positionOf: (item) => [recordOf(item).version],
  });
};
