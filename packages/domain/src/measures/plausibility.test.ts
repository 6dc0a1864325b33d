import type { Measure, MeasureCode, Side } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { date, note } from '../scenario/cast.ts';
import { goalIssues, measureIssues } from './index.ts';

type Row = readonly [MeasureCode, unit: string, least: number, most: number, 'sided' | '', 'whole' | ''];

/** What a device can show and a living adult can do, by the instruments' own descriptions (see the catalogue). */
const rows: readonly Row[] = [
  ['grip-strength', 'kg', 0, 90, 'sided', ''],
  ['timed-up-and-go', 's', 3, 120, '', ''],
  ['chair-stand-30-seconds', '{#}', 0, 40, '', 'whole'],
  ['gait-speed', 'm/s', 0, 3, '', ''],
  ['range-of-motion', 'deg', -10, 180, 'sided', ''],
  ['six-minute-walk', 'm', 0, 1000, '', ''],
  ['systolic-blood-pressure', 'mm[Hg]', 60, 260, '', 'whole'],
  ['diastolic-blood-pressure', 'mm[Hg]', 30, 150, '', 'whole'],
  ['resting-heart-rate', '/min', 30, 220, '', 'whole'],
];

const issuesOf = (code: MeasureCode, value: number, unit: string, side?: Side) =>
  measureIssues([{ code, value, unit, ...(side === undefined ? {} : { side }) } as Measure], ['measures']);

describe.each(rows)('%s in %s', (code, unit, least, most, sided, whole) => {
  const side = sided === '' ? undefined : 'left';
  const read = (value: number) => issuesOf(code, value, unit, side);

  it('is taken at either end of what can be, and refused beyond', () => {
    expect([...read(least), ...read(most)]).toEqual([]);
    const beyond = [
      {
        path: ['measures', 0, 'value'],
        expected: `${code} from ${least} to ${most} ${unit}`,
        got: 'a number outside that range',
      },
    ];
    expect(read(least - 1)).toEqual(beyond);
    expect(read(most + 1)).toEqual(beyond);
  });

  it(whole === '' ? 'may be a fraction' : 'is counted in whole numbers', () => {
    const fraction = [{ path: ['measures', 0, 'value'], expected: 'a whole number', got: 'a fraction' }];
    expect(read(most - 0.5)).toEqual(whole === '' ? [] : fraction);
  });

  it('is refused in another unit', () => {
    expect(issuesOf(code, most, '[lb_av]', side)).toEqual([
      { path: ['measures', 0, 'unit'], expected: `the unit ${unit}`, got: 'another unit' },
    ]);
  });

  it(sided === '' ? 'has no side' : 'says which side', () => {
    const path = ['measures', 0, 'side'];
    expect(issuesOf(code, most, unit, sided === '' ? 'right' : undefined)).toEqual([
      sided === ''
        ? { path, expected: 'no side for this measure', got: 'a side' }
        : { path, expected: 'left or right', got: 'nothing' },
    ]);
  });
});

describe('two blood pressures', () => {
  const pressures = (...values: readonly (readonly ['systolic' | 'diastolic', number])[]) =>
    measureIssues(
      [
        { code: 'gait-speed', value: 1.1, unit: 'm/s' },
        ...values.map(
          ([which, value]): Measure => ({
            code: `${which}-blood-pressure`,
            value,
            unit: 'mm[Hg]',
          }),
        ),
      ],
      ['readings'],
    );
  const notAbove = {
    path: ['readings'],
    expected: 'a systolic above the diastolic pressure',
    got: 'a systolic not above it',
  };

  it('are taken when the systolic is above, in either order', () => {
    expect(pressures(['systolic', 81], ['diastolic', 80])).toEqual([]);
    expect(pressures(['diastolic', 80], ['systolic', 81])).toEqual([]);
  });

  it('are refused when it is not', () => {
    expect(pressures(['systolic', 80], ['diastolic', 80])).toEqual([notAbove]);
    expect(pressures(['diastolic', 90], ['systolic', 80])).toEqual([notAbove]);
  });

  it('one alone is compared with nothing', () => {
    expect([...pressures(['systolic', 120]), ...pressures(['diastolic', 80])]).toEqual([]);
  });
});

describe('a goal', () => {
  const goal = {
    horizon: '90-day',
    measure: 'grip-strength',
    unit: 'kg',
    side: 'right',
    baseline: 18,
    target: 25,
    dueOn: date('2026-06-01'),
    functionalActivity: note(1),
  } as const;

  it('is looked at like two readings: where it starts and where it wants to be', () => {
    expect(goalIssues([goal], ['goals'])).toEqual([]);
    const { side: _unsaid, ...unsided } = goal;
    const issues = goalIssues([goal, { ...unsided, baseline: -1, target: 91, unit: '[lb_av]' }], ['goals']);
    expect(issues.map(({ path }) => path.join('.'))).toEqual([
      'goals.1.baseline',
      'goals.1.target',
      'goals.1.unit',
      'goals.1.side',
    ]);
  });
});
