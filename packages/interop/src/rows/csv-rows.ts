import { rowMessage } from './cells-to-json.ts';
import { delimiterOf, type Header, readHeader } from './csv-header.ts';
import { csvRecords } from './csv-records.ts';
import { decoded } from './decoded.ts';
import { type RowRead, type RowReaderNeeds, tooManyRows, unreadable } from './row.ts';

/** The text of a file up to its first line break, and all of it. */
const withFirstLine = async (texts: AsyncGenerator<string>, charactersMost: number) => {
  let begun = '';
  for (;;) {
    const text = begun.trimStart();
    const end = text.search(/[\r\n]/);
    const isEnough = end !== -1 || begun.length > charactersMost;
    const next = isEnough ? undefined : await texts.next();
    if (next === undefined || next.done === true)
      return { firstLine: end === -1 ? text : text.slice(0, end), all: again(begun, texts) };
    begun += next.value;
  }
};

async function* again(begun: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield begun;
  yield* rest;
}

/** Shifted cells would say of one field what is meant of another. */
const otherWidth = { path: [], expected: 'as many cells as the header has columns', got: 'another number' };

/**
 * Rows of a CSV file with a header of field names, separated by commas, semicolons or tabs: whichever the header
 * is written with.
 */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  needs: RowReaderNeeds,
): AsyncGenerator<RowRead> {
  const { limits } = needs;
  const { firstLine, all } = await withFirstLine(decoded(chunks), limits.rowBytes);
  let header: Header | undefined;
  for await (const read of csvRecords(all, delimiterOf(firstLine), limits)) {
    if ('kind' in read) {
      yield read;
      return;
    }
    const { record: row, cells } = read;
    if (header === undefined) {
      const first = readHeader(cells, needs);
      if ('expected' in first) {
        yield unreadable(first.expected, first.got, first.path);
        return;
      }
      header = first;
      yield { kind: 'columns', unknown: header.unknown };
      continue;
    }
    if (row > limits.rows) {
      yield tooManyRows(limits);
      return;
    }
    yield cells.length === header.width
      ? { kind: 'row', row, message: rowMessage(cells, header.columns) }
      : { kind: 'row', row, issues: [otherWidth] };
  }
  if (header === undefined) yield unreadable('a header row of field names', 'nothing');
}
