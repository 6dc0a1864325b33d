import { expect, it } from 'vitest';
import { progressLine } from './progress-reporter.ts';

it('progress says how far the run is, and how long it takes at this pace', () => {
  expect(progressLine({ done: 0, all: 40, survived: 0, seconds: 3 })).toBe(
    '0 of 40 mutants, 0 survived, 3 s',
  );
  expect(progressLine({ done: 10, all: 40, survived: 2, seconds: 60 })).toBe(
    '10 of 40 mutants, 2 survived, 60 s, about 3 min left',
  );
});
