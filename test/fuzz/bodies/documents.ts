import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import * as fc from 'fast-check';
import { marker } from './hostile-values.ts';

const folder = join(checkoutRoot, 'packages', 'interop', 'examples', 'ccda');

const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));

/** Something done to a document at one of the places where it can be done. */
type Change = (text: string, place: number) => string;

/** Replaces the nth of what a pattern finds. */
const nth =
  (pattern: RegExp, instead: (found: string) => string): Change =>
  (text, place) => {
    const found = [...text.matchAll(pattern)];
    const one = found[place % Math.max(found.length, 1)];
    if (one === undefined) return text;
    return `${text.slice(0, one.index)}${instead(one[0])}${text.slice(one.index + one[0].length)}`;
  };

const values = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  '20260230',
  '2026',
  '20260302100000.123456-9999',
  marker,
  '2.16.840.1.113883.4.1',
  '__proto__',
  '<',
  '\u0000',
  '\ufffe',
  'x'.repeat(120_000),
];
const escaped = (value: string): string => value.replaceAll('<', '&lt;');

const changes: readonly Change[] = [
  nth(/ (?:value|code|codeSystem|root|extension)="[^"]*"/g, () => ' nullFlavor="UNK"'),
  nth(/<(?:high|low|effectiveTime|id|name|code|value|section|entry)[^>]*\/>/g, () => ''),
  nth(/<(?:high|low|id|given|family|code|value)[^>]*\/>/g, (found) => found.repeat(40)),
  nth(/<(\w+)[^>/]*>[^<]*<\/\1>/g, (found) => `${found}${found}`),
  nth(/<\/\w+>/g, () => ''),
  nth(/moodCode="\w+"/g, (found) => `${found} negationInd="true"`),
  nth(/>[^<]{3,}</g, () => `>${marker}<`),
  nth(/>[^<]*</g, () => '>&boom;<'),
  nth(/>[^<]*</g, (found) => `><![CDATA[${found.slice(1, -1)}]]><!-- --><`),
  nth(/<text>/g, () => `<text>${'<list><item>'.repeat(70)}`),
  nth(/<\w+/g, (found) => `${found} ${Array.from({ length: 300 }, (_, index) => `a${index}="1"`).join(' ')}`),
  nth(/"urn:hl7-org:v3"/g, () => '"urn:another"'),
  nth(/<\?xml[^>]*>/g, (found) => `${found}<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY boom "&b;&b;">]>`),
  nth(/encoding="[^"]*"/g, () => 'encoding="utf-7"'),
  nth(/encoding="[^"]*"/g, () => 'encoding="ISO-8859-1"'),
  (text, place) => text.slice(0, place % Math.max(text.length, 1)),
  (text) => `${text}${text}`,
];

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...changes),
  fc.constantFrom(...values).map((value) => nth(/="[^"]*"/g, () => `="${escaped(value)}"`)),
);

type Writing = (text: string) => Uint8Array;

const writing: fc.Arbitrary<Writing> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Writing>((text) => Buffer.from(text)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Writing>(
      (text) => Buffer.from(`\ufeff${text}`),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      (text) => Buffer.from(text, 'utf16le'),
      (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xc3, 0x28])]),
    ),
  },
);

/** Clinical documents around the room's own: with values, elements, entities and encodings that are not right. */
export const documentBytes: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.tuple(change, fc.nat(100_000)), { maxLength: 5 }),
    writing,
  )
  .map(([document, done, write]) =>
    write(done.reduce((text, [change, place]) => change(text, place), document)),
  );
