import { describe, expect, it } from 'vitest';
import { reaches } from './catalogue.ts';

describe('a target is reached', () => {
  it.each([
    ['grip-strength', 24, 25],
    ['chair-stand-30-seconds', 11, 12],
    ['gait-speed', 0.9, 1],
    ['range-of-motion', 149, 150],
    ['six-minute-walk', 399, 400],
  ] as const)('from below where more is better: %s', (measure, less, target) => {
    expect(reaches(measure, less, target)).toBe(false);
    expect(reaches(measure, target, target)).toBe(true);
    expect(reaches(measure, target + 1, target)).toBe(true);
  });

  it.each([
    'timed-up-and-go',
    'systolic-blood-pressure',
    'diastolic-blood-pressure',
    'resting-heart-rate',
  ] as const)('from above where less is better: %s', (measure) => {
    expect(reaches(measure, 101, 100)).toBe(false);
    expect(reaches(measure, 100, 100)).toBe(true);
    expect(reaches(measure, 99, 100)).toBe(true);
  });
});
