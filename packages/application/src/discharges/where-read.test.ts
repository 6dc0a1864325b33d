import { describe, expect, it } from 'vitest';
import { toldWhereRead } from './where-read.ts';

const told = toldWhereRead([
  { field: 'dischargedAt', path: 'entry[3].resource.period.end', value: '2026-03-04T20:00:00.000Z' },
  { field: 'conditions.0', path: 'entry[1].resource', value: {} },
  { field: 'client.birthDate', path: 'PID-7', value: '2026-03-04' },
  { field: 'messageId', path: '', value: 'hash' },
]);
const pathOf = (...path: (string | number)[]) =>
  told.issues([{ path, expected: 'a date that has come', got: 'a future one' }])[0]?.path.join('.');

describe('given where in a message its fields were read', () => {
  it('an issue is told there, and else says the same', () => {
    expect(
      told.issues([{ path: ['dischargedAt'], expected: 'an instant that has passed', got: 'a future one' }]),
    ).toEqual([
      {
        path: ['entry[3]', 'resource', 'period', 'end'],
        expected: 'an instant that has passed',
        got: 'a future one',
      },
    ]);
    expect(pathOf('client', 'birthDate')).toBe('PID-7');
  });

  it('a part of something that was read as a whole is told where that was read', () => {
    expect(pathOf('conditions', 0, 'onsetOn')).toBe('entry[1].resource');
  });

  it.each([[['conditions', 1, 'onsetOn']], [['referral', 'signedOn']], [['messageId']], [[]]])(
    'what was read nowhere keeps its own name: %j',
    (path) => {
      expect(pathOf(...path)).toBe(path.join('.'));
    },
  );

  it('a warning is told there as well', () => {
    expect(
      told.warnings([
        { code: 'old-discharge', path: 'dischargedAt' },
        { code: 'several-things', path: 'referral.signedOn' },
        { code: 'of-the-whole' },
      ]),
    ).toEqual([
      { code: 'old-discharge', path: 'entry[3].resource.period.end' },
      { code: 'several-things', path: 'referral.signedOn' },
      { code: 'of-the-whole' },
    ]);
  });
});
