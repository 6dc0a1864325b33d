import { expect, test } from 'vitest';
import { cdaType, example, linesOf, translated } from './clinic.ts';

const summary = new TextDecoder().decode(example('ccda/discharge-summary.xml'));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const inside = (text: string) => bytesOf(summary.replace('<text>', `<text>${text}`));
const secret = 'Jodie Hicks';

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};

const declared = (declaration: string) => bytesOf(summary.replace('?>', `?>${declaration}`));
const doctype = ': expected XML without a document type declaration, got one, which may hold entities';
const broken = ': expected XML 1.0 that is well-formed, got XML that is broken';

const laughs = Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
);

test.each([
  ['nothing at all', new Uint8Array(), ': expected XML 1.0, got nothing'],
  ['a billion laughs', declared(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs.join('')}]>`), doctype],
  ['an external entity', declared('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), doctype],
  ['an external subset', declared('<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">'), doctype],
  ['an entity that nobody declared', inside('&boom;'), broken],
  ['an element that is not closed', bytesOf(summary.slice(0, -20)), broken],
  ['a second root', bytesOf(`${summary}<a/>`), broken],
  ['an attribute twice', bytesOf(summary.replace('<text>', '<text a="1" a="2">')), broken],
  ['a character that XML has not', inside('\u0001'), broken],
  ['65 levels', inside('<list>'.repeat(65)), ': expected at most 64 levels of nesting, got more'],
  ['100,000 levels', inside('<list>'.repeat(100_000)), ': expected at most 64 levels of nesting, got more'],
  ['300,000 elements', inside('<br/>'.repeat(300_000)), ': expected at most 200000 elements, got more'],
  [
    '10,000 attributes',
    bytesOf(
      summary.replace(
        '<text>',
        `<text ${Array.from({ length: 10_000 }, (_, at) => `a${at}="1"`).join(' ')}>`,
      ),
    ),
    ': expected at most 100 attributes, got more',
  ],
  [
    'an attribute of a megabyte',
    bytesOf(summary.replace('<text>', `<text ID="${'x'.repeat(1_000_000)}">`)),
    ': expected attributes of at most 100000 characters, got a longer one',
  ],
  ['more than 4 MB', new Uint8Array(4 * 1024 * 1024 + 1).fill(0x20), ': expected at most 4 MB, got more'],
  [
    'broken UTF-8',
    new Uint8Array([...bytesOf(summary), 0xc3, 0x28]),
    ': expected UTF-8, got bytes that are not UTF-8',
  ],
  [
    'an encoding that is not read',
    bytesOf(summary.replace('UTF-8', 'UTF-7')),
    ': expected UTF-8, or UTF-16 with a byte order mark, got another encoding',
  ],
])('%s is one issue that repeats nothing', (_, bytes, line) => {
  const lines = linesOf(translated(cdaType, bytes));
  expect(lines).toEqual([line]);
  expect(lines.join()).not.toContain(secret);
});

test.each([
  ['UTF-16, little-endian', utf16(summary, false)],
  ['UTF-16, big-endian', utf16(summary, true)],
  ['UTF-8 with a byte order mark', bytesOf(`\ufeff${summary}`)],
])('a document in %s is read', (_, bytes) => {
  expect(translated('text/xml', bytes).discharge).toBeDefined();
});

test('a document that says that it is Latin-1 is read as it says', () => {
  const latin = summary.replace('UTF-8', 'ISO-8859-1').replace('<family>Hicks', '<family>Ágústsdóttir');
  const { discharge } = translated('text/xml', new Uint8Array(Buffer.from(latin, 'latin1')));
  expect(discharge?.client.name?.family).toBe('Ágústsdóttir');
});
