import { type Instant, therapyDischarge } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { datedWarnings, impossibleDates, impossiblePaperDates } from './plausible-dates.ts';

const now = '2026-03-02T15:00:00.000Z' as Instant;
const pathsOf = (changes: object) =>
  impossibleDates(therapyDischarge.parse({ ...jodie, ...changes }), now).map(({ path }) => path.join('.'));

describe('given the dates of a discharge', () => {
  it('stays quiet about dates that can be', () => {
    expect(pathsOf({})).toEqual([]);
  });

  it.each<[string, object]>([
    ['sentAt', { sentAt: '2026-03-02T15:11:00Z' }],
    ['dischargedAt', { dischargedAt: '2026-03-02T15:11:00Z' }],
    ['admittedAt', { admittedAt: '2026-03-01T20:00:01Z' }],
    ['conditions.0.onsetOn', { conditions: [{ ...jodie.conditions[0], onsetOn: '2026-03-04' }] }],
    ['procedures.0.performedOn', { procedures: [{ ...jodie.procedures[0], performedOn: '2026-03-04' }] }],
    ['referral.signedOn', { referral: { signedOn: '2026-03-04' } }],
    ['referral.expiresOn', { referral: { signedOn: '2026-03-01', expiresOn: '2026-02-01' } }],
    ['consent.signedOn', { consent: { signedOn: '2026-03-04' } }],
    [
      'measures.0.takenOn',
      { measures: [{ code: { system: 's', code: 'c' }, value: 1, takenOn: '2026-03-04' }] },
    ],
  ])('finds that %s cannot be', (path, changes) => {
    expect(pathsOf(changes)).toEqual([path]);
  });

  it('finds every one of them at once', () => {
    const born = { ...jodie.client, birthDate: '2026-03-04' };
    expect(pathsOf({ client: born, dischargedAt: '2026-03-02T16:00:00Z' })).toEqual([
      'dischargedAt',
      'client.birthDate',
    ]);
  });

  it('forgives a clock that is ten minutes ahead, and a day that begins earlier than in UTC', () => {
    expect(pathsOf({ admittedAt: jodie.dischargedAt })).toEqual([]);
    expect(pathsOf({ dischargedAt: '2026-03-02T15:10:00Z', consent: { signedOn: '2026-03-03' } })).toEqual(
      [],
    );
  });

  it('lets somebody be discharged on the day they were born, and not before', () => {
    const bornOn = (birthDate: string) => pathsOf({ client: { ...jodie.client, birthDate } });
    expect(bornOn('2026-03-01')).toEqual([]);
    expect(bornOn('2026-03-02')).toEqual(['client.birthDate']);
  });

  it('judges the same dates of what is provided later', () => {
    const consent = therapyDischarge.shape.consent.parse({ signedOn: '2026-03-04' })!;
    expect(impossiblePaperDates({ consent }, now)).toHaveLength(1);
  });
});

describe('given an old discharge', () => {
  it.each([
    ['2025-03-02T15:00:00Z', 0],
    ['2025-03-01T15:00:00Z', 1],
  ])('of %s, %i warnings are given', (dischargedAt, warnings) => {
    expect(datedWarnings(therapyDischarge.parse({ ...jodie, dischargedAt }), now)).toHaveLength(warnings);
  });
});
