import { CsvError, type Parser, parse } from 'csv-parse';
import type { Delimiter } from './csv-header.ts';
import { type RowLimits, type RowRead, unreadable } from './row.ts';

export interface CsvRecord {
  /** The header is record 0. */
  readonly record: number;
  readonly cells: readonly string[];
}

/** What the parser cannot get over: where one row ends and the next begins is not known from there on. */
const endOf = ({ code }: CsvError, record: number, { rowBytes }: RowLimits): RowRead => {
  const path = ['row', record];
  if (code === 'CSV_QUOTE_NOT_CLOSED') return unreadable('a closing quote for every quote', 'none', path);
  if (code === 'CSV_MAX_RECORD_SIZE') return unreadable(`rows of at most ${rowBytes} bytes`, 'more', path);
  return unreadable('CSV (RFC 4180)', 'text that is not', path);
};

const written = (parser: Parser, text: string): Promise<void> =>
  new Promise((settle) => parser.write(text, () => settle()));

const ended = (parser: Parser): Promise<void> =>
  new Promise((settle) => {
    parser.once('error', () => settle());
    parser.end(() => settle());
  });

/**
 * Records of a CSV text, a chunk at a time: RFC 4180, any line break, quotes inside of a cell as they stand, empty
 * lines left out. The last one read may be why there are no more.
 */
export async function* csvRecords(
  texts: AsyncIterable<string>,
  delimiter: Delimiter,
  limits: RowLimits,
): AsyncGenerator<CsvRecord | RowRead> {
  let found: CsvRecord[] = [];
  let record = 0;
  let failed: Error | undefined;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: limits.rowBytes,
    on_record: (cells: readonly string[]) => {
      found.push({ record, cells });
      record += 1;
      return null;
    },
  });
  parser.once('error', (error) => {
    failed = error;
  });
  const drained = (): readonly CsvRecord[] => {
    const records = found;
    found = [];
    return records;
  };
  for await (const text of texts) {
    if (failed === undefined) await written(parser, text);
    yield* drained();
    if (failed !== undefined) break;
  }
  if (failed === undefined) await ended(parser);
  yield* drained();
  if (failed === undefined) return;
  if (!(failed instanceof CsvError)) throw failed;
  yield endOf(failed, record, limits);
}
