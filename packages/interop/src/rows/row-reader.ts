import type { ImportFormat } from '@continuum/contracts';
import { csvRows } from './csv-rows.ts';
import { ndjsonRows } from './ndjson-rows.ts';
import type { RowRead, RowReaderNeeds } from './row.ts';

/** Reads a file of rows as its bytes come; holds one row and one chunk at a time. */
export type RowReader = (format: ImportFormat, chunks: AsyncIterable<Uint8Array>) => AsyncIterable<RowRead>;

export const createRowReader =
  (needs: RowReaderNeeds): RowReader =>
  (format, chunks) =>
    format === 'csv' ? csvRows(chunks, needs) : ndjsonRows(chunks, needs);
