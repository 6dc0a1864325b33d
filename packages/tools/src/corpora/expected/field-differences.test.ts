import { expect, test } from 'vitest';
import type { FieldValue } from './expectation.ts';
import { fieldDifferences } from './field-differences.ts';

const translation = {
  dischargedAt: '2026-03-02T15:00:00.000Z',
  client: { name: { family: 'Marsh' }, identifiers: [] },
  conditions: [{ code: { system: 'http://snomed.info/sct', code: '307731004' } }],
  serviceRequested: 'Assessment by a physical therapist',
};
const differences = (fields: Record<string, FieldValue>, of: unknown = translation) =>
  fieldDifferences({ fields, warnings: [] }, of, []);

test.each<[string, FieldValue]>([
  ['dischargedAt', '2026-03-02T10:00:00-05:00'],
  ['client.name.family', { present: true }],
  ['client.identifiers.length', 0],
  ['conditions.length', 1],
  ['conditions.0.code.code', '307731004'],
  ['goals.length', 0],
  ['goals.0.description', null],
  ['priority', null],
  ['serviceRequested', { contains: 'physical therapist' }],
])('%s may be %j', (path, expected) => {
  expect(differences({ [path]: expected })).toEqual([]);
});

test.each<[string, FieldValue, string]>([
  [
    'dischargedAt',
    '2026-03-02T15:00:00-05:00',
    'expected "2026-03-02T15:00:00-05:00", got "2026-03-02T15:00:00.000Z"',
  ],
  ['conditions.0.code.code', '1', 'expected "1", got "307731004"'],
  ['conditions.length', 2, 'expected 2, got 1'],
  ['priority', 'urgent', 'expected "urgent", got nothing'],
  ['dischargedAt', null, 'expected nothing, got another text'],
  ['client.birthDate', { present: true }, 'expected something, got nothing'],
  ['serviceRequested', { contains: 'surgery' }, 'expected text with "surgery", got another text'],
  ['client', 'Marsh', 'expected "Marsh", got another value'],
  ['constructor', { present: true }, 'expected something, got nothing'],
])('%s is not %j', (path, expected, told) => {
  expect(differences({ [path]: expected })).toEqual([`${path}: ${told}`]);
});

test('a text that may be personal is not repeated', () => {
  expect(differences({ serviceRequested: 'x', 'client.name.family': null }).join()).not.toMatch(
    /Marsh|Assessment/,
  );
});

test('a file without a translation has none of the fields', () => {
  const fields = { dischargedAt: null, 'conditions.length': 0, messageId: 'RPT-1' };
  expect(fieldDifferences({ fields, warnings: [] }, undefined, [])).toEqual([
    'messageId: expected "RPT-1", got nothing',
  ]);
});

test('every warning that is stated must be given; others may be', () => {
  const stated = { fields: {}, warnings: ['several-discharges', 'old-discharge'] };
  expect(fieldDifferences(stated, {}, ['old-discharge', 'several-discharges', 'another'])).toEqual([]);
  expect(fieldDifferences(stated, {}, ['old-discharge'])).toEqual([
    'warnings: expected several-discharges, got old-discharge',
  ]);
});
