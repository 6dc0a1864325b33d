import { describe, expect, test } from 'vitest';
import type { FileVerdict } from '../posting/post-folder.ts';
import { countsOf, rowsOf } from './counts.ts';
import { judgementLines, linesOf, summaryOf, tableOf, unstatedLines } from './summary.ts';

const verdict = (file: string, more: Partial<FileVerdict>): FileVerdict => ({
  folder: 'clinic',
  file,
  bytes: 2,
  mediaType: 'application/json',
  outcome: 'accepted',
  reasonClasses: [],
  reasons: [],
  missing: [],
  warnings: [],
  milliseconds: 1,
  ...more,
});
const refused = (file: string, ...reasonClasses: FileVerdict['reasonClasses']) =>
  verdict(file, { outcome: 'refused', reasonClasses });

const verdicts = [
  verdict('a.json', {}),
  refused('b.json', 'deceased', 'no-discharge-fact'),
  refused('c.json', 'no-discharge-fact'),
  refused('d.json', 'no-discharge-fact'),
  verdict('e.txt', {
    folder: 'another clinic',
    outcome: 'unsupported',
    reasonClasses: ['format-not-understood'],
  }),
];

test('verdicts are counted', () => {
  expect(countsOf(verdicts)).toEqual({
    accepted: 1,
    'accepted with gaps': 0,
    'already accepted': 0,
    refused: 3,
    unsupported: 1,
    failed: 0,
  });
  expect(summaryOf(verdicts)).toBe('5 files: 1 accepted, 3 refused, 1 unsupported');
  expect(summaryOf([])).toBe('0 files');
});

test('a row for each folder and verdict counts the weightiest reasons', () => {
  expect(rowsOf(verdicts)).toEqual([
    { folder: 'clinic', outcome: 'accepted', files: 1, reasons: {} },
    { folder: 'clinic', outcome: 'refused', files: 3, reasons: { deceased: 1, 'no-discharge-fact': 2 } },
    { folder: 'another clinic', outcome: 'unsupported', files: 1, reasons: { 'format-not-understood': 1 } },
  ]);
  expect(tableOf(verdicts)).toEqual([
    'clinic          accepted            1',
    'clinic          refused             3  no-discharge-fact 2, deceased 1',
    'another clinic  unsupported         1  format-not-understood 1',
  ]);
  expect(tableOf([])).toEqual([]);
});

test('a file is told in a few lines, however many reasons there are', () => {
  const lines = linesOf(
    verdict('b.json', {
      outcome: 'already accepted',
      reasons: ['one', 'two', 'three', 'four', 'five'],
      missing: ['informed-consent (from the client)'],
      warnings: ['several-discharges'],
      alone: refused('b.json', 'deceased'),
    }),
  );
  expect(lines.map((line) => line.trim())).toEqual([
    expect.stringMatching(/^already accepted +clinic\/b\.json$/),
    'one; two; three; and 2 more',
    'by itself it would be refused',
    'missing: informed-consent (from the client)',
    'warnings: several-discharges',
  ]);
});

describe('expectations', () => {
  const judgement = {
    verdicts: { hold: 2, of: 3 },
    translations: { hold: 1, of: 1 },
    notHere: 0,
    differences: ['clinic/b.json: expected accepted, because …; got refused (deceased)'],
  };

  test('are told in one line, and each difference below it', () => {
    expect(judgementLines(judgement)).toEqual([
      'expected verdicts: 2 of 3 hold; field-level translations: 1 of 1 hold',
      '  clinic/b.json: expected accepted, because …; got refused (deceased)',
    ]);
  });

  test('about files that are not in the folder are counted', () => {
    const [line] = judgementLines({ ...judgement, notHere: 1 });
    expect(line).toMatch(/hold; 1 file with expectations not in the folder$/);
  });

  test('are not spoken of where there are none', () => {
    const none = { hold: 0, of: 0 };
    expect(judgementLines({ verdicts: none, translations: none, notHere: 0, differences: [] })).toEqual([]);
  });

  test('that nobody stated: the files are listed by reason, the most first', () => {
    const many = ['w', 'x', 'y', 'z'].map((file) => refused(file, 'no-person'));
    expect(unstatedLines([...verdicts.slice(0, 2), ...many])).toEqual([
      'without an expectation: 6 files',
      '      4 no-person: clinic/w, clinic/x, clinic/y, …',
      '      1 accepted: clinic/a.json',
      '      1 deceased: clinic/b.json',
    ]);
  });
});
