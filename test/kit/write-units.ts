import { tableDefinition } from '@continuum/aws/table-definition';
import { type Item, itemBytes } from './item-size.ts';

const { partitionKey, sortKey, indexes } = tableDefinition;

const startedKilobytes = (item: Item): number => Math.ceil(itemBytes(item) / 1024);

/** Write units of one commit: of the table, and of each of its indexes. */
export interface WriteUnits {
  readonly table: number;
  readonly list: number;
  readonly due: number;
}

/**
 * Of the table itself: a transaction takes two for each started kilobyte of the item, before or after, whichever
 * is larger.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
 */
const unitsOfTable = (before: Item | undefined, after: Item): number =>
  2 * Math.max(before === undefined ? 0 : startedKilobytes(before), startedKilobytes(after));

type Index = (typeof indexes)[keyof typeof indexes];

/** What an index holds of an item: its keys, the table's, and what it projects; nothing without both its keys. */
const entryOf = (item: Item | undefined, index: Index): Item | undefined => {
  if (item?.[index.partitionKey] === undefined || item[index.sortKey] === undefined) return undefined;
  const shown = [partitionKey, sortKey, index.partitionKey, index.sortKey, ...index.projectedAttributes];
  return Object.fromEntries(shown.map((name) => [name, item[name]]));
};

/**
 * Of an index: nothing while its entry stays as it is, one write for an entry that comes, goes or shows something
 * else, and two, the old one deleted and the new one put, when it moves. Indexes follow after the transaction, so
 * that they take a unit for each started kilobyte once.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
const unitsOfIndex = (before: Item | undefined, after: Item, index: Index): number => {
  const old = entryOf(before, index);
  const now = entryOf(after, index);
  if (JSON.stringify(old) === JSON.stringify(now)) return 0;
  if (old === undefined || now === undefined) return startedKilobytes(old ?? now ?? {});
  const stays =
    old[index.partitionKey] === now[index.partitionKey] && old[index.sortKey] === now[index.sortKey];
  return stays
    ? Math.max(startedKilobytes(old), startedKilobytes(now))
    : startedKilobytes(old) + startedKilobytes(now);
};

const placeOf = (item: Item): string => `${String(item[partitionKey])}\n${String(item[sortKey])}`;

/** A table as nobody but a bookkeeper sees it: what stood where before, and what each commit takes. */
export const createLedger = () => {
  const items = new Map<string, Item>();
  return {
    items,
    /** Enters a commit; resolves to what it takes. */
    enter: (put: readonly Item[]): WriteUnits => {
      const units = { table: 0, list: 0, due: 0 };
      for (const item of put) {
        const before = items.get(placeOf(item));
        units.table += unitsOfTable(before, item);
        units.list += unitsOfIndex(before, item, indexes.list);
        units.due += unitsOfIndex(before, item, indexes.due);
      }
      for (const item of put) items.set(placeOf(item), structuredClone(item));
      return units;
    },
  };
};
