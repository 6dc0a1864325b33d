import { expect, test } from 'vitest';
import { largeRecord } from './fhir-record.ts';
import { measureTranslation, translateOnce } from './translation.ts';

const limit = 4 * 1024 * 1024;

test('the large record is a discharge of several megabytes, below what the API takes', () => {
  const bytes = largeRecord(3_500_000);
  expect(bytes.length).toBeGreaterThan(3_500_000);
  expect(bytes.length).toBeLessThan(limit);
  const { discharge } = translateOnce(bytes);
  expect(discharge?.dischargedAt).toBe('2026-03-02T15:04:05.000Z');
  expect(discharge?.conditions).toHaveLength(1);
});

test('both are measured by turns, at least a few times', () => {
  const { runs, translateMilliseconds, parseMilliseconds } = measureTranslation(largeRecord(10_000), 0);
  expect(runs).toBe(5);
  expect(translateMilliseconds).toBeGreaterThan(0);
  expect(parseMilliseconds).toBeGreaterThan(0);
});

test('a message that is refused is not measured', () => {
  expect(() => measureTranslation(new TextEncoder().encode('{}'), 0)).toThrow('no discharge');
});
