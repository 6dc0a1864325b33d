import { type RowRead, type RowReaderNeeds, tooManyRows, unreadable } from './row.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

interface Line {
  readonly line: number;
  /** Undefined when it is longer than is read. */
  readonly bytes: Uint8Array | undefined;
}

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.at(-1) === carriageReturn ? whole.subarray(0, -1) : whole;
};

/** Lines of a file, none of them held beyond `bytesMost`. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>, bytesMost: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > bytesMost) parts = [];
    else parts.push(part);
  };
  const taken = (): Line => {
    const bytes = length > bytesMost ? undefined : joined(parts, length);
    const read = { line, bytes };
    parts = [];
    length = 0;
    line += 1;
    return read;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(lineFeed); to !== -1; to = chunk.indexOf(lineFeed, from)) {
      add(chunk.subarray(from, to));
      yield taken();
      from = to + 1;
    }
    add(chunk.slice(from));
  }
  if (length > 0) yield taken();
}

const mark = [0xef, 0xbb, 0xbf];

const withoutMark = (bytes: Uint8Array): Uint8Array =>
  mark.every((byte, at) => bytes[at] === byte) ? bytes.subarray(mark.length) : bytes;

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09);

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/**
 * Rows of an NDJSON file: a JSON text a line, in UTF-8. What a line holds decides in which format it is.
 * @see https://github.com/ndjson/ndjson-spec
 */
export async function* ndjsonRows(
  chunks: AsyncIterable<Uint8Array>,
  { limits }: Pick<RowReaderNeeds, 'limits'>,
): AsyncGenerator<RowRead> {
  let row = 0;
  for await (const { line, bytes: read } of linesOf(chunks, limits.rowBytes)) {
    const bytes = line === 1 && read !== undefined ? withoutMark(read) : read;
    if (line === 1 && bytes !== undefined && isUtf16(bytes)) {
      yield unreadable('UTF-8', 'UTF-16');
      return;
    }
    if (bytes !== undefined && isBlank(bytes)) continue;
    row += 1;
    if (row > limits.rows) {
      yield tooManyRows(limits);
      return;
    }
    yield bytes === undefined
      ? {
          kind: 'row',
          row,
          issues: [{ path: [], expected: `at most ${limits.rowBytes} bytes`, got: 'more' }],
        }
      : { kind: 'row', row, message: { mediaType: 'application/json', bytes } };
  }
  if (row === 0) yield unreadable('a JSON text a line', 'nothing');
}
