import { describe, expect, it } from 'vitest';
import { summaryLines } from './tally.ts';

describe('the summary of a test run', () => {
  it('gives a line per tier and ends with the counts alone', () => {
    const lines = summaryLines([
      { tier: 'unit', passed: 40, failed: 0, seconds: 1.25, remarks: [] },
      { tier: 'infra', passed: 2, failed: 1, seconds: 3, remarks: ['1 skipped'] },
    ]);
    expect(lines[0]).toMatch(/^✔ unit +40 passed, 0 failed +1\.3 s$/);
    expect(lines[1]).toMatch(/^✘ infra +2 passed, 1 failed +3\.0 s {2}\(1 skipped\)$/);
    expect(lines.at(-1)).toBe('42 passed, 1 failed');
  });
});
