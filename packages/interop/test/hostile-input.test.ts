import { describe, expect, test } from 'vitest';
import { canonicalType, changed, example, fhirType, hashOf, linesOf, translated } from './clinic.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const name = 'Jodie Hicks';
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const megabyte = 1024 * 1024;

describe.each([canonicalType, fhirType])('%s, hostile:', (mediaType) => {
  const lines = (posted: unknown) => linesOf(translated(mediaType, posted));

  test.each([
    ['nothing at all', new Uint8Array(), /^: expected JSON \(RFC 8259\), got nothing$/],
    [
      'broken UTF-8',
      Uint8Array.of(0x22, 0xc3, 0x28, 0x22),
      /^: expected UTF-8, got bytes that are not UTF-8$/,
    ],
    ['an overlong encoding', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), /^: expected UTF-8/],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00), /^: expected UTF-8/],
    ['text that is not JSON', bytesOf(`{"name": ${name}}`), /^: expected JSON \(RFC 8259\), got /],
    ['JSON that breaks off', bytesOf(`{"name": "${name}`), /^: expected JSON \(RFC 8259\), got /],
    ['65 levels', bytesOf(nested(65)), /^: expected at most 64 levels of nesting, got more$/],
    ['100,000 levels', bytesOf(nested(100_000)), /^: expected at most 64 levels of nesting, got more$/],
    ['more than 4 MB', new Uint8Array(4 * megabyte + 1).fill(0x20), /^: expected at most 4 MB, got more$/],
  ])('%s is one issue', (_, bytes, line) => {
    expect(lines(bytes)).toEqual([expect.stringMatching(line)]);
    expect(JSON.stringify(lines(bytes))).not.toContain(name);
  });

  test('a byte order mark is an issue, and so is whatever else is wrong', () => {
    expect(lines(bytesOf('\uFEFF{}'))[0]).toBe(
      ': expected JSON that begins with its first character, got a byte order mark',
    );
    expect(lines(bytesOf('\uFEFF{}')).length).toBeGreaterThan(1);
  });

  test('__proto__, plain or escaped, at any depth, is an issue and touches no prototype', () => {
    const text = '{"__proto__": {"admin": true}, "client": [{"\\u005f_proto__": {"admin": true}}]}';
    expect(lines(bytesOf(text)).filter((line) => line.endsWith('got a reserved name'))).toEqual([
      '__proto__: expected a field that this message may have, got a reserved name',
      'client.0.__proto__: expected a field that this message may have, got a reserved name',
    ]);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  test('a field that comes twice is an issue, however it is written', () => {
    expect(lines(bytesOf('{"a": 1, "b": {"c": 1, "\\u0063": 2}, "\\u0061": 3}'))).toEqual(
      expect.arrayContaining([
        'b.c: expected each field once, got the same field again',
        'a: expected each field once, got the same field again',
      ]),
    );
  });

  test('a character that stands for bytes that were no UTF-8 is an issue', () => {
    expect(lines(bytesOf('{"text": "Agust\uFFFDn"}'))).toContain(
      'text: expected Unicode text, got a character that stands for bytes that were not UTF-8',
    );
  });

  test('half a surrogate pair is an issue', () => {
    expect(lines(bytesOf('{"text": "\\ud800"}'))).toContain(
      'text: expected Unicode text, got half of a surrogate pair',
    );
  });

  test('names of fields are repeated only when they look like names of fields', () => {
    const told = lines(bytesOf(`{"${name}, born 1970": "\\ud800", "${'x'.repeat(70)}": "\\ud800"}`)).join();
    expect(told).toContain('(a field): expected Unicode text');
    expect(told).not.toMatch(/Jodie|xxx/);
  });

  test.each([
    ['a list of a million numbers', `[${'1,'.repeat(megabyte)}1]`],
    ['an object of half a million fields', `{${'"a":1,'.repeat(megabyte / 2)}"a":1}`],
    [
      'a Bundle of a million entries',
      `{"resourceType":"Bundle","type":"transaction","entry":[${'1,'.repeat(megabyte)}1]}`,
    ],
    ['a message with a million goals', `{"messageId":"RPT-1","goals":[${'1,'.repeat(megabyte)}1]}`],
    ['3 MB of brackets in a string', `{"text":"${'['.repeat(3 * megabyte)}"}`],
    ['3 MB of backslashes', `{"text":"${'\\\\'.repeat(1.5 * megabyte)}"}`],
  ])('%s is answered with a bounded list', (_, text) => {
    const translation = translated(mediaType, bytesOf(text));
    expect(translation.discharge).toBeUndefined();
    expect(translation.issues.length).toBeGreaterThan(0);
    expect(translation.issues.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(translation).length).toBeLessThan(100_000);
  });
});

describe('a Bundle that reads, with something hostile in it,', () => {
  const text = new TextDecoder().decode(example('fhir/rotator-cuff.json'));

  test('is refused under its id', () => {
    const translation = translated(fhirType, text.replace('"gender":', '"__proto__": {}, "gender":'));
    expect(translation.messageId).toBe('rpt-export-10056');
    expect(linesOf(translation)).toEqual([
      'entry.0.resource.__proto__: expected a field that this message may have, got a reserved name',
    ]);
  });

  test('is not known by a MessageHeader whose entry came twice', () => {
    const headed = JSON.stringify({ resource: { resourceType: 'MessageHeader', id: 'header-1' } });
    const twice = text.replace('"entry": [', `"entry": [], "entry": [${headed},`);
    expect(translated(fhirType, twice).messageId).toBe('rpt-export-10056');
  });

  test('and no id is known by its bytes', () => {
    const bare = changed('fhir/two-people.json', () => undefined);
    const bytes = bytesOf(JSON.stringify(bare));
    expect(translated(fhirType, bytes).messageId).toBe(hashOf(bytes));
  });
});
