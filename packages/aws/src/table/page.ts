import type { Page } from '@continuum/application';
import { writeCursor } from './cursor.ts';
import type { Item } from './table.ts';

/** Items looked through for one page at most: a filter that hardly anything passes must not read for ever. */
const lookedThroughMost = 10_000;

/** Items of one call where a filter may pass over many. */
export const itemsPerFilteredCall = 250;

interface Filling<Row> {
  /** The list in cursors. */
  readonly list: string;
  readonly items: AsyncIterable<Item>;
  readonly limit: number;
  /** Undefined when the filter passes it over. */
  readonly rowOf: (item: Item) => Row | undefined;
  /** Where the list goes on after the item. */
  readonly positionOf: (item: Item) => unknown;
}

/**
 * A page, filled past what the filter passes over, and a cursor when there is more. It is shorter than asked
 * for, with a cursor, only when 10,000 items were looked through for it.
 */
export const fillPage = async <Row>(filling: Filling<Row>): Promise<Page<Row>> => {
  const { list, items, limit, rowOf, positionOf } = filling;
  const rows: Row[] = [];
  let last: Item | undefined;
  let lookedThrough = 0;
  for await (const item of items) {
    if (lookedThrough === lookedThroughMost)
      return { rows, next: writeCursor(list, positionOf(last ?? item)) };
    const row = rowOf(item);
    if (row !== undefined && rows.length === limit)
      return { rows, next: writeCursor(list, positionOf(last ?? item)) };
    if (row !== undefined) rows.push(row);
    lookedThrough += 1;
    last = item;
  }
  return { rows };
};
