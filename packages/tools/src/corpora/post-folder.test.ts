import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemOf } from '@continuum/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileVerdict, type Post, postFolder } from './post-folder.ts';
import { countsOf, linesOf, summaryOf } from './report.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'));
  mkdirSync(join(folder, 'deeper'));
  writeFileSync(join(folder, 'b.json'), '{"resourceType": "Bundle"}');
  writeFileSync(join(folder, 'a.txt'), 'a licence');
  writeFileSync(join(folder, 'deeper', 'c.json'), '{"messageId": "RPT-1"}');
});

afterEach(() => rmSync(folder, { recursive: true }));

const receipt = {
  messageId: 'RPT-1',
  outcome: 'received',
  receivedAt: '2026-03-02T15:04:05.000Z',
  missing: [],
  warnings: [],
  issues: [],
};

/** A system that takes JSON, refuses FHIR and understands nothing else. */
const choosySystem: Post = async (mediaType) => {
  if (mediaType === 'application/json') return { status: 202, body: JSON.stringify(receipt) };
  const issues = [{ path: 'entry', expected: 'a person', got: 'none' }];
  return mediaType === 'application/fhir+json'
    ? { status: 422, body: JSON.stringify(problemOf('discharge-refused', { issues })) }
    : { status: 415, body: JSON.stringify(problemOf('unsupported-media-type', { supported: [] })) };
};

const unreachableSystem: Post = async () => {
  throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
};

test('every file of a folder and of those in it is posted as it is, and told of as soon as it is answered', async () => {
  const posted: string[] = [];
  const told: FileVerdict[] = [];
  const watched: Post = (mediaType, bytes) => {
    posted.push(`${told.length} ${mediaType} ${new TextDecoder().decode(bytes)}`);
    return choosySystem(mediaType, bytes);
  };
  const verdicts = await postFolder(folder, watched, (verdict) => told.push(verdict));
  expect(posted).toEqual([
    '0 text/plain a licence',
    '1 application/fhir+json {"resourceType": "Bundle"}',
    '2 application/json {"messageId": "RPT-1"}',
  ]);
  expect(told).toEqual(verdicts);
  expect(verdicts.map(({ file, outcome }) => [file, outcome])).toEqual([
    ['a.txt', 'unsupported'],
    ['b.json', 'refused'],
    [join('deeper', 'c.json'), 'received'],
  ]);
});

test('verdicts are counted', async () => {
  const verdicts = await postFolder(folder, choosySystem, () => undefined);
  expect(summaryOf(verdicts)).toBe('3 files: 1 received, 1 refused, 1 unsupported');
  expect(countsOf(verdicts)).toEqual({
    received: 1,
    'received with gaps': 0,
    refused: 1,
    unsupported: 1,
    failed: 0,
  });
  expect(summaryOf([])).toBe('0 files');
});

test('a system that does not answer is a failure of every file, told with its cause', async () => {
  const verdicts = await postFolder(folder, unreachableSystem, () => undefined);
  expect(summaryOf(verdicts)).toBe('3 files: 3 failed');
  expect(verdicts[0]?.reasons).toEqual(['no answer: fetch failed: connect ECONNREFUSED']);
});

test('a verdict is told in a few lines, however many reasons there are', () => {
  const lines = linesOf({
    file: 'b.json',
    mediaType: 'application/json',
    outcome: 'refused',
    reasons: ['one', 'two', 'three', 'four', 'five'],
    missing: ['informed-consent (from the client)'],
    warnings: ['several-discharges'],
  });
  expect(lines.map((line) => line.trim())).toEqual([
    expect.stringMatching(/^refused +b\.json$/),
    'one; two; three; and 2 more',
    'missing: informed-consent (from the client)',
    'warnings: several-discharges',
  ]);
});
