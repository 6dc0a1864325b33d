import { therapyDischarge } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { dischargeFacts } from './facts.ts';

const factsOf = (changes: object) => dischargeFacts(therapyDischarge.parse({ ...jodie, ...changes }), 3);

describe('given a canonical discharge', () => {
  it('an episode learns codes and dates, and nothing personal', () => {
    expect(factsOf({ priority: 'urgent', consent: { signedOn: '2026-03-01' } })).toEqual({
      canonicalVersion: 3,
      dischargedAt: '2026-03-01T20:00:00.000Z',
      onsetOn: '2025-10-05',
      urgent: true,
      missing: [],
      papers: [
        { paper: 'written-referral', signedOn: '2026-03-01' },
        { paper: 'informed-consent', signedOn: '2026-03-01' },
      ],
    });
  });

  it('a referral holds until the day it says', () => {
    expect(factsOf({ referral: { signedOn: '2026-03-01', expiresOn: '2026-06-01' } }).papers).toEqual([
      { paper: 'written-referral', signedOn: '2026-03-01', expiresOn: '2026-06-01' },
    ]);
  });

  it('the latest of onset and surgery counts', () => {
    expect(factsOf({ procedures: undefined }).onsetOn).toBe('2025-08-10');
  });

  it('an unknown onset stays unknown', () => {
    expect(factsOf({ procedures: undefined, conditions: undefined })).not.toHaveProperty('onsetOn');
  });
});
