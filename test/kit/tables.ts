import type { Table } from '@continuum/aws';
import { openLocalTable } from './local-table.ts';
import { createTableInMemory } from './table-in-memory.ts';

export interface OpenedTable {
  readonly client: Table['client'];
  close(): Promise<void>;
}

export const tableName = 'continuum';

/** Every table that the store is held to the same specifications on. */
export const tables: readonly { readonly on: string; open(): Promise<OpenedTable> }[] = [
  {
    on: 'a table in memory',
    open: async () => ({ client: createTableInMemory().client, close: async () => undefined }),
  },
  { on: "the local cloud's table", open: () => openLocalTable(tableName) },
];
