import type { ImportJob, ImportPlace, Imports, Page, PageRequest, RowSlice } from '@continuum/application';
import type { ImportedRow, ImportRun } from '@continuum/contracts';
import * as z from 'zod';
import { readCursor, writeCursor } from './cursor.ts';
import { importShard } from './definition.ts';
import { dueOfShard } from './due-list.ts';
import { bodyItem } from './items.ts';
import { importKey, importPlaceOf, rowsKey, rowsPrefix } from './keys.ts';
import { packed, unpacked } from './packed-state.ts';
import { queryItems } from './query-items.ts';
import { parseItem, readItem } from './read-items.ts';
import type { Item, Table } from './table.ts';
import { tokenOf, transact, type Write } from './transact.ts';

const sliceItem = z.object({ rows: z.instanceof(Uint8Array) });

const expiryOf = ({ keptUntil }: ImportJob) => ({
  expiresAtEpochSeconds: Math.floor(Date.parse(keptUntil) / 1000),
});

const jobWrite = (job: ImportJob): Write => {
  const { version, workAt } = job;
  return {
    item: {
      ...importKey(job),
      version,
      body: JSON.stringify(job),
      ...expiryOf(job),
      ...(workAt === undefined ? {} : { dueShard: importShard, sweepAt: workAt }),
    },
    condition: version === 1 ? { kind: 'absent' } : { kind: 'version-is', version: version - 1 },
  };
};

const sliceWrite = (job: ImportJob, { run, rows }: RowSlice): Write => ({
  item: { ...rowsKey(job, run, rows[0]?.row ?? 0), rows: packed(rows), ...expiryOf(job) },
  condition: { kind: 'absent' },
});

const rowsOf = (item: Item): readonly ImportedRow[] =>
  unpacked(parseItem(item, sliceItem).rows) as readonly ImportedRow[];

/** Slices of one call. */
const slicesPerCall = 50;

const slices = (table: Table, place: ImportPlace, run: ImportRun, after?: number) =>
  queryItems(table, {
    partition: importKey(place).PK,
    range: { kind: 'begins-with', prefix: rowsPrefix(run) },
    itemsPerCall: slicesPerCall,
    ...(after === undefined ? {} : { after: { ...rowsKey(place, run, after) } }),
  });

/** Where a page ended: its last row, and the first row of the slice before that row's own. */
const place = z.object({ row: z.int(), sliceBefore: z.int().optional() });

const pageOfRows = async (
  table: Table,
  job: ImportPlace,
  run: ImportRun,
  { outcome }: { readonly outcome?: ImportedRow['outcome'] },
  { limit, after }: PageRequest,
): Promise<Page<ImportedRow>> => {
  const list = JSON.stringify([importKey(job).PK, run, outcome ?? null]);
  const from = after === undefined ? { row: 0 } : readCursor(list, after, place);
  const rows: ImportedRow[] = [];
  let ended: z.infer<typeof place> = from;
  let sliceBefore = from.sliceBefore;
  for await (const item of slices(table, job, run, sliceBefore)) {
    const slice = rowsOf(item);
    for (const row of slice) {
      if (row.row <= from.row || (outcome ?? row.outcome) !== row.outcome) continue;
      if (rows.length === limit) return { rows, next: writeCursor(list, ended) };
      rows.push(row);
      ended = { row: row.row, ...(sliceBefore === undefined ? {} : { sliceBefore }) };
    }
    sliceBefore = slice[0]?.row;
  }
  return { rows };
};

/**
 * Imports in the table: a job and the rows that it counts are written in one transaction, so that neither is ever
 * there without the other. Everything of an import is forgotten by the table's own clock.
 */
export const createImports = (table: Table): Imports => ({
  load: async (job) => {
    const item = await readItem(table, importKey(job), bodyItem);
    return item === undefined ? undefined : (JSON.parse(item.body) as ImportJob);
  },
  save: async (job, slice) => {
    const writes = [jobWrite(job), ...(slice === undefined ? [] : [sliceWrite(job, slice)])];
    const token = tokenOf(importKey(job).PK, job.version, JSON.stringify(writes));
    const { kind } = await transact(table, writes, token);
    return kind === 'written' ? 'saved' : 'version-conflict';
  },
  rows: (job, run, filter, page) => pageOfRows(table, job, run, filter, page),
  everyRow: async function* (job, run) {
    for await (const item of slices(table, job, run)) yield* rowsOf(item);
  },
  waiting: async (now, limit) =>
    (await dueOfShard(table, importShard, now, limit)).flatMap(({ PK }) => importPlaceOf(PK) ?? []),
});
