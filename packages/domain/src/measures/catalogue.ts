import type { MeasureCode } from '@continuum/contracts';

/** What a measure is: its UCUM unit, the range a reading can plausibly have, and which way is better. */
export interface MeasureDefinition {
  readonly unit: string;
  readonly plausible: readonly [minimum: number, maximum: number];
  readonly better: 'higher' | 'lower';
  /** Taken on one side of the body, so that a reading must say which. */
  readonly sided: boolean;
  readonly whole: boolean;
}

/**
 * The measures a practice records. Ranges are the widest a working device and a living adult give
 * (Bohannon PMC6348186 for grip; CDC STEADI for TUG and chair stand; ATS 6MWT; LIFE-P PMC3100159 for gait speed).
 */
export const measureCatalogue: Readonly<Record<MeasureCode, MeasureDefinition>> = {
  'grip-strength': { unit: 'kg', plausible: [0, 90], better: 'higher', sided: true, whole: false },
  'timed-up-and-go': { unit: 's', plausible: [3, 120], better: 'lower', sided: false, whole: false },
  'chair-stand-30-seconds': { unit: '{#}', plausible: [0, 40], better: 'higher', sided: false, whole: true },
  'gait-speed': { unit: 'm/s', plausible: [0, 3], better: 'higher', sided: false, whole: false },
  'range-of-motion': { unit: 'deg', plausible: [-10, 180], better: 'higher', sided: true, whole: false },
  'six-minute-walk': { unit: 'm', plausible: [0, 1000], better: 'higher', sided: false, whole: false },
  'systolic-blood-pressure': {
    unit: 'mm[Hg]',
    plausible: [60, 260],
    better: 'lower',
    sided: false,
    whole: true,
  },
  'diastolic-blood-pressure': {
    unit: 'mm[Hg]',
    plausible: [30, 150],
    better: 'lower',
    sided: false,
    whole: true,
  },
  'resting-heart-rate': { unit: '/min', plausible: [30, 220], better: 'lower', sided: false, whole: true },
};

/** Whether `value` is at least as good as `target`. */
export const reaches = (measure: MeasureCode, value: number, target: number): boolean =>
  measureCatalogue[measure].better === 'higher' ? value >= target : value <= target;
