import { expect, test } from 'vitest';
import { fromFields } from './told-fields.ts';

test('fields told one by one stand in their places', () => {
  const code = { system: 'http://snomed.info/sct', code: '44465007' };
  expect(
    fromFields([
      { field: 'dischargedAt', value: '2026-03-02T15:00:00.000Z' },
      { field: 'conditions.0.code', value: code },
      { field: 'conditions.0.onsetOn', value: '2025-08-04' },
      { field: 'client.name', value: { given: ['Robin'] } },
    ]),
  ).toEqual({
    dischargedAt: '2026-03-02T15:00:00.000Z',
    conditions: [{ code, onsetOn: '2025-08-04' }],
    client: { name: { given: ['Robin'] } },
  });
});

test('no fields are an empty form', () => {
  expect(fromFields([])).toEqual({});
});
