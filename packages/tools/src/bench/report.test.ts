import { describe, expect, test } from 'vitest';
import { report } from './report.ts';

const measured = { perSecond: 3_900_000, nanosecondsEach: 256, passes: 1200, questions: 60 };

describe('the report of the benchmark', () => {
  test('sets the target beside what has one, and says of the others only how fast they are', () => {
    const [headings, judged, explained] = report([
      { ...measured, name: 'judge', targetPerSecond: 1_000_000 },
      { ...measured, name: 'explain' },
    ]).split('\n');
    expect(headings).toMatch(/PER SECOND +TARGET/);
    expect(judged).toMatch(/^judge +3,900,000 +at least 1,000,000: reached +256 +1,200 × 60$/);
    expect(explained).toMatch(/^explain +3,900,000 +- +256/);
  });

  test('says so when the target is missed', () => {
    const text = report([{ ...measured, name: 'judge', perSecond: 999_999, targetPerSecond: 1_000_000 }]);
    expect(text).toContain('at least 1,000,000: not reached');
  });
});
