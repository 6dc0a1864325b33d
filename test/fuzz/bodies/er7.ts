import * as fc from 'fast-check';
import { marker } from './hostile-values.ts';

type Change = (lines: readonly string[]) => readonly string[];

const field = '|';

/** Values that fields do not expect: dates that are none, escapes that do not end, delimiters where none belong. */
const values = [
  '',
  '""',
  '^^^^^^',
  '~~~~',
  '&&&',
  '\\',
  '\\X',
  '\\XZZ\\',
  '\\.br\\\\.br\\',
  '\\F\\\\S\\\\T\\\\R\\\\E\\',
  '20260230',
  '202613',
  '2026',
  '99999999999999.9999-9999',
  '00000101',
  '20260329023000',
  '20260301000000+1400',
  'P',
  'T',
  'D',
  '2.1',
  '2.9',
  'REF^I13',
  'REF^I14',
  'REF^I15',
  'ADT^A03',
  'ADT^A08',
  '20',
  'UNICODE UTF-16',
  '8859/1',
  '__proto__',
  'constructor^toString^__proto__',
  '\u0000',
  '\ufeff',
  '\u202e',
  'x'.repeat(3_000),
  '^'.repeat(2_000),
  '~'.repeat(2_000),
  '\\'.repeat(2_000),
];

const hostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...values) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const at = (count: number, place: number): number => (count === 0 ? 0 : place % count);

const inField =
  (line: number, place: number, value: string): Change =>
  (lines) =>
    lines.map((text, index) => {
      if (index !== at(lines.length, line)) return text;
      const fields = text.split(field);
      fields[at(fields.length + 3, place)] = value;
      return fields.map((one) => one ?? '').join(field);
    });

/** What is personal, in the fields where it belongs: none of it may come back or be logged. */
const personal: ReadonlyMap<string, readonly number[]> = new Map([
  ['PID', [5, 11, 13, 19, 20]],
  ['NTE', [3]],
  ['IN1', [36]],
]);

const withMarkers: Change = (lines) =>
  lines.map((text) => {
    const fields = text.split(field);
    for (const place of personal.get(fields[0] ?? '') ?? [])
      if (place < fields.length) fields[place] = marker;
    return fields.join(field);
  });

const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(30), fc.nat(60), hostile).map((all) => inField(...all)) },
  {
    weight: 2,
    arbitrary: fc.nat(30).map(
      (line): Change =>
        (lines) =>
          lines.toSpliced(at(lines.length, line), 1),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 30 })).map(
      ([line, times]): Change =>
        (lines) => [...lines, ...Array.from({ length: times }, () => lines[at(lines.length, line)] ?? '')],
    ),
  },
  { weight: 1, arbitrary: fc.constant<Change>((lines) => lines.toReversed()) },
  { weight: 3, arbitrary: fc.constant(withMarkers) },
);

/** Other delimiters throughout, the header's own included; now and then two that are the same. */
const delimiters = fc
  .shuffledSubarray([...'*%!?@#$+=;:<>/'], { minLength: 5, maxLength: 5 })
  .map((signs) => new Map([...'|^~\\&'].map((sign, index) => [sign, signs[index] ?? sign])));

const rewritten = (text: string, signs: ReadonlyMap<string, string>): string =>
  [...text].map((sign) => signs.get(sign) ?? sign).join('');

const framing: fc.Arbitrary<(text: string) => Uint8Array> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => Buffer.from(text)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<(text: string) => Uint8Array>(
      (text) => Buffer.from(text.replaceAll('\r', '\n')),
      (text) => Buffer.from(text.replaceAll('\r', '\r\n\r\n')),
      (text) => Buffer.from(`\ufeff${text}`),
      (text) => Buffer.from(`\v${text}\u001c\r`),
      (text) => Buffer.from(text, 'latin1'),
      (text) => Buffer.from(text, 'utf16le'),
      (text) => Buffer.from(`${text}${text}`),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(99).map((percent) => (text: string) => {
      const bytes = Buffer.from(text);
      return bytes.subarray(0, Math.floor((bytes.length * percent) / 100));
    }),
  },
);

/** Bytes around HL7 v2 messages that are right: as they are, with segments, fields, delimiters and framing changed. */
export const er7Around = (right: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 3, arbitrary: right.map((text) => Buffer.from(text)) },
    {
      weight: 20,
      arbitrary: fc
        .tuple(right, fc.array(changes, { maxLength: 6 }), fc.option(delimiters), framing)
        .map(([text, all, signs, frame]) => {
          const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
          const changed = all.reduce((before: readonly string[], change) => change(before), lines).join('\r');
          return frame(signs === null ? changed : rewritten(changed, signs));
        }),
    },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(`MSH|${text}`)),
    },
  );
