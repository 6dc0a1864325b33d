import { describe, expect, test } from 'vitest';
import type { FileVerdict } from '../posting/post-folder.ts';
import { folderExpectations } from './expectation.ts';
import { Expectations } from './judge.ts';

const posted = (file: string, more: Partial<FileVerdict> = {}): FileVerdict => ({
  folder: 'clinic',
  file,
  bytes: 2,
  mediaType: 'application/json',
  outcome: 'accepted with gaps',
  reasonClasses: [],
  reasons: [],
  missing: [],
  warnings: [],
  milliseconds: 1,
  ...more,
});

const expectations = new Expectations([
  folderExpectations.parse({
    folder: 'clinic',
    verdicts: [
      { file: 'a.json', verdict: 'accepted with gaps', because: 'nothing essential is missing' },
      { file: 'b.json', verdict: 'refused', reasons: ['deceased'], because: 'the person died' },
    ],
    translations: [
      {
        file: 'a.json',
        because: 'it says so',
        fields: { priority: 'urgent' },
        warnings: ['several-discharges'],
      },
    ],
  }),
]);

const asStated = posted('a.json', { translation: { priority: 'urgent' }, warnings: ['several-discharges'] });
const died = posted('b.json', { outcome: 'refused', reasonClasses: ['deceased', 'no-discharge-fact'] });

describe('given a folder that something is expected of', () => {
  test('what holds is counted; reasons beyond the stated ones are no matter', () => {
    expect(expectations.judge([asStated, died, posted('c.json')])).toEqual({
      verdicts: { hold: 2, of: 2 },
      translations: { hold: 1, of: 1 },
      notHere: 0,
      differences: [],
    });
  });

  test('another verdict is told with why another was expected', () => {
    expect(expectations.judge([asStated, posted('b.json')])).toMatchObject({
      verdicts: { hold: 1, of: 2 },
      differences: [
        'clinic/b.json: expected refused (deceased), because the person died; got accepted with gaps',
      ],
    });
  });

  test('the same verdict for another reason is a difference', () => {
    const otherwise = posted('b.json', { outcome: 'refused', reasonClasses: ['no-discharge-fact'] });
    expect(expectations.judge([asStated, otherwise]).differences).toEqual([
      'clinic/b.json: expected refused (deceased), because the person died; got refused (no-discharge-fact)',
    ]);
  });

  test('another translation is told field by field', () => {
    expect(expectations.judge([posted('a.json', { translation: {} }), died])).toMatchObject({
      verdicts: { hold: 2, of: 2 },
      translations: { hold: 0, of: 1 },
      differences: [
        'clinic/a.json: priority: expected "urgent", got nothing',
        'clinic/a.json: warnings: expected several-discharges, got none',
      ],
    });
  });

  test('a file whose message id was taken is judged by itself', () => {
    const taken = posted('b.json', {
      outcome: 'already accepted',
      reasonClasses: ['already-accepted'],
      alone: died,
    });
    expect(expectations.judge([asStated, taken]).differences).toEqual([]);
  });

  test('a file that is missing from it is counted', () => {
    expect(expectations.judge([asStated])).toMatchObject({ verdicts: { hold: 1, of: 1 }, notHere: 1 });
  });
});

test('a folder that nothing is expected of is of no concern', () => {
  expect(expectations.judge([posted('b.json', { folder: 'elsewhere' })])).toEqual({
    verdicts: { hold: 0, of: 0 },
    translations: { hold: 0, of: 0 },
    notHere: 0,
    differences: [],
  });
  expect(expectations.hasVerdict(posted('b.json'))).toBe(true);
  expect(expectations.hasVerdict(posted('b.json', { folder: 'elsewhere' }))).toBe(false);
  expect(expectations.hasTranslation(posted('b.json'))).toBe(false);
});
