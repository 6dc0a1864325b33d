import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginReport } from './report-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const alone = {
  outcome: 'accepted',
  messageId: 'Marsh, Robin',
  reasonClasses: [],
  reasons: [],
  missing: [],
  warnings: ['date-estimated'],
  warningsAt: [{ code: 'date-estimated', path: 'entry[2].resource.onset' }],
} as const;
const verdict = {
  ...alone,
  outcome: 'already accepted',
  folder: 'clinic',
  file: 'a.json',
  bytes: 7,
  mediaType: 'application/json',
  milliseconds: 12,
  alone,
  translation: { client: { name: { family: 'Marsh' } } },
} as const;

test('holds a line for each file as soon as it is known, and nobody in it', () => {
  const path = join(folder, 'deeper', 'report.ndjson');
  const report = beginReport(path);
  expect(readFileSync(path, 'utf8')).toBe('');
  report.add(verdict);
  report.add(verdict);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    folder: 'clinic',
    file: 'a.json',
    bytes: 7,
    mediaType: 'application/json',
    milliseconds: 12,
    outcome: 'already accepted',
    reasonClasses: [],
    reasons: [],
    missing: [],
    warnings: ['date-estimated'],
    warningsAt: [{ code: 'date-estimated', path: 'entry[2].resource.onset' }],
    alone: {
      outcome: 'accepted',
      reasonClasses: [],
      reasons: [],
      missing: [],
      warnings: ['date-estimated'],
      warningsAt: [{ code: 'date-estimated', path: 'entry[2].resource.onset' }],
    },
  });
  expect(lines.join()).not.toContain('Marsh');
});

test('takes the place of the last one', () => {
  const path = join(folder, 'report.ndjson');
  writeFileSync(path, 'of yesterday');
  beginReport(path).add(verdict);
  expect(readFileSync(path, 'utf8')).not.toContain('yesterday');
});

test('that cannot be written is told before anything is posted', () => {
  expect(() => beginReport(folder)).toThrow(/^--report: .* cannot be written/);
});
