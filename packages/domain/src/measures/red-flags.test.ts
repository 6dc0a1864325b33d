import type { Measure, RedFlagSign } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { type Policy, policies } from '../policy/index.ts';
import { gravestLevel, judgeRedFlags } from './index.ts';

const heartRate = (value: number): Measure => ({ code: 'resting-heart-rate', value, unit: '/min' });
const pressure = (value: number): Measure => ({ code: 'systolic-blood-pressure', value, unit: 'mm[Hg]' });
const policy = (change: Partial<Policy>): Policy => ({ ...policies['2026-1'], ...change });

const judged = (readings: readonly Measure[], by: Policy, signs: readonly RedFlagSign[] = []) =>
  judgeRedFlags(readings, signs, by);

describe('readings', () => {
  const bounds = policy({
    thresholds: [
      { measure: 'resting-heart-rate', level: 'caution', above: 100 },
      { measure: 'resting-heart-rate', level: 'caution', below: 50 },
      { measure: 'resting-heart-rate', level: 'stop', below: 40 },
      { measure: 'resting-heart-rate', level: 'stop', above: 120 },
    ],
  });

  it.each([
    [121, 'stop'],
    [120, 'caution'],
    [101, 'caution'],
    [100, undefined],
    [50, undefined],
    [49, 'caution'],
    [40, 'caution'],
    [39, 'stop'],
  ])('a heart rate of %i means %s, in whatever order the policy lists its thresholds', (rate, level) => {
    const findings = level === undefined ? [] : [{ level, measure: 'resting-heart-rate' }];
    expect(judged([heartRate(rate)], bounds)).toEqual(findings);
    const reversed = policy({ thresholds: bounds.thresholds.toReversed() });
    expect(judged([heartRate(rate)], reversed)).toEqual(findings);
  });

  it('a threshold speaks of its own measure only', () => {
    expect(judged([pressure(150)], bounds)).toEqual([]);
  });

  it('each reading beyond a threshold is a finding, and so is each sign', () => {
    const strict = policy({ stopSigns: ['swelling'] });
    expect(judged([pressure(170), heartRate(130)], strict, ['night-pain', 'swelling'])).toEqual([
      { level: 'caution', measure: 'systolic-blood-pressure' },
      { level: 'stop', measure: 'resting-heart-rate' },
      { level: 'caution', sign: 'night-pain' },
      { level: 'stop', sign: 'swelling' },
    ]);
  });
});

describe('the gravest of several findings', () => {
  it('is a stop where there is one, wherever it stands', () => {
    expect(gravestLevel([{ level: 'caution' }, { level: 'stop' }, { level: 'caution' }])).toBe('stop');
    expect(gravestLevel([{ level: 'caution' }, { level: 'caution' }])).toBe('caution');
  });
});
