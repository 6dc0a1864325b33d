import * as fc from 'fast-check';
import { type Tree, written } from './tree.ts';

/** Stands for everything personal: no answer that says no, no log line and no event may hold it. */
export const marker = 'Zq7 Leaked 41';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

const numbers = [
  '0',
  '-0',
  '-1',
  '1.5',
  '1e999',
  '-1e999',
  '1e-400',
  '9007199254740993',
  '99999999999999999999999999999999999999999999',
  '0.1e1',
];
const notJson = ['NaN', 'Infinity', '-Infinity', 'undefined', "'single'", '01', '+1', '.5', '0x10', '', '//'];
const texts = [
  '',
  ' ',
  '\u0000',
  '\u0007\u001b[31m',
  '\ufeff',
  '\u202e',
  '__proto__',
  'constructor',
  '2026-02-30',
  '0000-00-00',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '-000001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '2026-03-02T24:00:00Z',
  '2026-06-30T23:59:60Z',
  "'; DROP TABLE continuum; --",
  '${jndi:ldap://example.com}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'P#north-harbor#OPEN',
  'true',
  'null',
  '1e3',
  '𝕵𝖔𝖉𝖎𝖊',
  'e\u0301'.repeat(50),
  'a'.repeat(2001),
  'é'.repeat(20_000),
].map((text) => JSON.stringify(text));
/** Halves of characters, as escapes and as they are. */
const halves = ['"\\ud800"', '"\\udc00\\ud800"', '"a\\ud83d"', '"\ud800"'];
const structures = [
  'null',
  'true',
  'false',
  '{}',
  '[]',
  '[null]',
  '[[]]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
  nested(40),
  nested(70),
  nested(20_000),
  `[${'0,'.repeat(20_000)}0]`,
  `{${Array.from({ length: 2_000 }, (_, index) => `"f${index}":0`).join(',')}}`,
];

/** One value of another kind than whoever reads it hopes for. */
export const hostileValue: fc.Arbitrary<Tree> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...structures) },
    { weight: 3, arbitrary: fc.constantFrom(...texts) },
    { weight: 3, arbitrary: fc.constantFrom(...numbers) },
    { weight: 1, arbitrary: fc.constantFrom(...notJson) },
    { weight: 1, arbitrary: fc.constantFrom(...halves) },
    { weight: 3, arbitrary: fc.json({ maxDepth: 3 }) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => JSON.stringify(text)),
    },
  )
  .map(written);

export const hostileName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '',
    ' ',
    '0',
    'a.b',
    'a[0]',
    '$ref',
    'messageId',
    'practiceId',
    'partnerId',
    'resourceType',
    'then',
    marker,
    '\u0000',
    'x'.repeat(300),
  ),
  fc.string({ maxLength: 20 }),
);
