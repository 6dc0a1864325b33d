import type * as z from 'zod';
import { queryItems } from '../table/query-items.ts';
import { parseItem } from '../table/read-items.ts';
import type { Item, Table } from '../table/table.ts';

/** Which part of a list: at most `limit` entries, after the one that `next` of the part before named. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface EntryPage<Entry> {
  readonly entries: readonly Entry[];
  /** Names the last entry, when there are more. */
  readonly next?: string;
}

/** Entries of one kind in the order of their ids, consistent; `prefix` narrows to ids that begin so. */
export const readEntries = async <S extends z.ZodType, Entry>(
  table: Table,
  partition: string,
  prefix: string,
  schema: S,
  of: (stored: z.infer<S>) => Entry,
  { limit, after }: PageRequest,
): Promise<EntryPage<Entry>> => {
  const items: Item[] = [];
  for await (const item of queryItems(table, {
    partition,
    range: prefix === '' ? { kind: 'all' } : { kind: 'begins-with', prefix },
    itemsPerCall: limit + 1,
    ...(after === undefined ? {} : { after: { PK: partition, SK: after } }),
  })) {
    items.push(item);
    if (items.length > limit) break;
  }
  const shown = items.slice(0, limit);
  return {
    entries: shown.map((item) => of(parseItem(item, schema))),
    ...(items.length > limit ? { next: String(shown.at(-1)?.['SK']) } : {}),
  };
};
