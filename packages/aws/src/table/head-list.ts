import { InvalidCursor, type Journal, type Page, type PageRequest } from '@continuum/application';
import * as z from 'zod';
import { readCursor } from './cursor.ts';
import { headKey } from './keys.ts';
import { fillPage, itemsPerFilteredCall } from './page.ts';
import { queryItems, type Range } from './query-items.ts';
import type { Item, Table } from './table.ts';

/** What a cursor holds: a journal's own id, and the instant it was listed under. */
const place = z.tuple([z.string().regex(/^(?:ep|di)_[a-z2-7]+$/), z.iso.datetime()]);

/** A list of journals in the `list` index, in the order of their instants. */
export interface HeadList<Listed, Row> {
  readonly partition: string;
  readonly range: Range;
  readonly descending: boolean;
  /** What a row may be passed over for; a cursor is good for the same range and filters only. */
  readonly filters: readonly (string | undefined)[];
  readonly journalAt: (id: string) => Journal;
  readonly listed: (item: Item) => Listed & { readonly id: string; readonly listOrder: string };
  /** Undefined when the filters pass it over. */
  readonly rowOf: (listed: Listed) => Row | undefined;
}

/**
 * A page of journals as the `list` index shows them.
 * @throws InvalidCursor when `after` is of another list, or of other filters
 */
export const listHeads = async <Listed, Row>(
  table: Table,
  { partition, range, descending, filters, journalAt, listed, rowOf }: HeadList<Listed, Row>,
  { limit, after }: PageRequest,
): Promise<Page<Row>> => {
  const list = JSON.stringify([partition, range, ...filters.map((filter) => filter ?? null)]);
  const isFiltered = filters.some((filter) => filter !== undefined);
  const keyAt = ([id, listOrder]: z.infer<typeof place>): Item => {
    if (range.kind === 'up-to' && listOrder > range.last)
      throw new InvalidCursor('the cursor leads beyond the end of the list');
    return { ...headKey(journalAt(id)), listKey: partition, listOrder };
  };
  return fillPage({
    list,
    limit,
    items: queryItems(table, {
      partition,
      range,
      index: 'list',
      descending,
      itemsPerCall: isFiltered ? itemsPerFilteredCall : limit + 1,
      ...(after === undefined ? {} : { after: keyAt(readCursor(list, after, place)) }),
    }),
    rowOf: (item) => rowOf(listed(item)),
    positionOf: (item) => {
      const { id, listOrder } = listed(item);
      return [id, listOrder];
    },
  });
};
