import { type ImportFormat, routesByName } from '@continuum/contracts';
import * as fc from 'fast-check';
import { bytesAround } from './bytes.ts';
import { marker } from './hostile-values.ts';
import { treeOf } from './tree.ts';

/** A file of many, as somebody may put it. */
export interface RowsFile {
  readonly format: ImportFormat;
  readonly bytes: Buffer;
}

const rowsMost = 6;

const right = {
  ...routesByName['post-discharge'].request.example,
  client: { name: { family: marker }, birthDate: '1931-07-29' },
};

const lines = fc
  .array(bytesAround(fc.constant(treeOf(right))), { minLength: 1, maxLength: rowsMost })
  .chain((rows) =>
    fc.constantFrom('\n', '\r\n', '\n\n').map((end) => rows.flatMap((row) => [row, Buffer.from(end)])),
  )
  .map((parts): RowsFile => ({ format: 'ndjson', bytes: Buffer.concat(parts) }));

/** By the columns they belong in. */
const cells: Readonly<Record<string, readonly string[]>> = {
  messageId: ['A-1', 'A-2', 'A-3', '__proto__', ''],
  'client.name.family': [marker, 'Example', ''],
  'client.name.given.0': ['Avery'],
  'client.birthDate': ['1931-07-29', '29.07.1931', '0000-00-00'],
  dischargedAt: ['2026-02-27T15:00:00Z', '2199-01-01T00:00:00Z', '27.2.2026'],
  'measures.0.value': ['1.5', '1e999', '-0', '1,5'],
  'measures.3.code.code': ['x'],
  'conditions.1.code.system': ['http://hl7.org/fhir/sid/icd-10-cm'],
  'client.shoeSize': ['43'],
  ['__proto__']: ['polluted'],
  'client.__proto__.polluted': ['1'],
  'constructor.prototype.polluted': ['1'],
  'client.identifiers.999999999.value': ['1'],
  'client.name.given.-1': ['1'],
  [marker]: [marker],
  '': [''],
};
const columns = Object.keys(cells);

const hostileCells = [
  '"',
  '""',
  '"open',
  'a"b',
  '\u0000',
  '\ufffd',
  '\ud800',
  '\n',
  ';',
  '\t',
  '=1+1',
  'é'.repeat(3000),
];

const cellOf = (column: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...(cells[column] ?? [''])) },
    { weight: 1, arbitrary: fc.constantFrom(...hostileCells) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  );

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Mostly as RFC 4180 has it. */
const writtenCell = (cell: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(/[",;\t\r\n]/.test(cell) ? quoted(cell) : cell) },
    { weight: 2, arbitrary: fc.constant(quoted(cell)) },
    { weight: 1, arbitrary: fc.constant(cell) },
  );

const recordOf = (record: readonly fc.Arbitrary<string>[], delimiter: string): fc.Arbitrary<string> =>
  fc.tuple(...record).map((written) => written.join(delimiter));

const headers = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.shuffledSubarray(columns.slice(1)).map((some) => ['messageId', ...some]),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...columns), { maxLength: 5 }) },
);

const encodings: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
];

const table = fc
  .record({
    header: headers,
    rows: fc.nat(rowsMost),
    delimiter: fc.constantFrom(',', ',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    encode: fc.constantFrom(...encodings),
    cut: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(99) }),
  })
  .chain(({ header, rows, delimiter, end, encode, cut }) =>
    fc
      .tuple(
        recordOf(header.map(writtenCell), delimiter),
        ...Array.from({ length: rows }, () =>
          recordOf(
            header.map((column) => cellOf(column).chain(writtenCell)),
            delimiter,
          ),
        ),
      )
      .map((records): RowsFile => {
        const bytes = encode(records.join(end));
        return {
          format: 'csv',
          bytes: bytes.subarray(0, bytes.length - Math.floor((bytes.length * cut) / 100)),
        };
      }),
  );

/** Files around some that are right: tables and lines, in any encoding, cut off, with cells that belong nowhere. */
export const rowsFile: fc.Arbitrary<RowsFile> = fc
  .oneof(table, lines)
  .filter(({ bytes }) => bytes.length > 0);
