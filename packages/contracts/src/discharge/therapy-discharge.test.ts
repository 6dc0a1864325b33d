import { describe, expect, it } from 'vitest';
import { parse } from '../primitives.ts';
import { dischargeExample } from '../routes/examples/discharges.ts';
import { informationProvided, missingInformation } from './information.ts';
import { therapyDischarge } from './therapy-discharge.ts';

const least = {
  messageId: 'RPT-2026-0142',
  dischargedAt: '2026-03-02T15:00:00Z',
  client: { identifiers: [{ system: 'urn:example:riverside-pt:client', value: 'RPT-10056' }] },
};

const issuesOf = (message: unknown) => {
  const parsed = parse(therapyDischarge, message);
  return parsed.ok ? [] : parsed.issues.map(({ path, expected }) => `${path.join('.')}: ${expected}`);
};

describe('a therapy discharge', () => {
  it('needs a message id, a person and the end of the course, and no more', () => {
    expect(issuesOf(least)).toEqual([]);
    expect(issuesOf({})).toEqual([
      expect.stringMatching(/^messageId: /),
      expect.stringMatching(/^client: /),
      expect.stringMatching(/^dischargedAt: /),
    ]);
  });

  it('knows a person by an identifier, or by a name and a birth date', () => {
    const knownBy = (client: object) => issuesOf({ ...least, client });
    expect(knownBy({ name: { family: 'Hicks' }, birthDate: '1969-08-14' })).toEqual([]);
    expect(knownBy({ name: { given: ['Jodie'] }, birthDate: '1969-08-14' })).toEqual([]);
    const unknown = ['client: an identifier, or a name and a birth date'];
    expect(knownBy({})).toEqual(unknown);
    expect(knownBy({ name: { family: 'Hicks', given: ['Jodie'] } })).toEqual(unknown);
    expect(knownBy({ name: {}, birthDate: '1969-08-14' })).toEqual(unknown);
  });

  it.each([
    ['an NPI of nine digits', { referrer: { npi: '123456789' } }, 'referrer.npi: ten digits'],
    ['a partner of its own choice', { partnerId: 'riverside-pt' }, 'partnerId: no such field'],
    ['a practice of its own choice', { practiceId: 'north-harbor' }, 'practiceId: no such field'],
    [
      'a birth date that does not exist',
      { client: { ...least.client, birthDate: '1969-02-30' } },
      'client.birthDate: a day of the calendar, such as 2026-03-02',
    ],
    [
      'a third side',
      { conditions: [{ code: { system: 's', code: 'c' }, side: 'both' }] },
      'conditions.0.side: one of left, right',
    ],
  ])('is refused with %s', (_what, wrong, issue) => {
    expect(issuesOf({ ...least, ...wrong })).toEqual([issue]);
  });

  it('survives being written and read again', () => {
    const parsed = parse(therapyDischarge, dischargeExample);
    if (!parsed.ok) throw new Error('the example should be read');
    expect(parse(therapyDischarge, JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed);
  });

  it('tells what it leaves open', () => {
    expect(missingInformation({})).toEqual(['referrer', 'condition', 'written-referral', 'informed-consent']);
    expect(missingInformation({ referrer: {}, conditions: [] })).toContain('referrer');
    const parsed = parse(therapyDischarge, {
      ...dischargeExample,
      referral: { signedOn: '2026-03-01' },
      consent: { signedOn: '2026-03-02' },
    });
    expect(parsed.ok && missingInformation(parsed.value)).toEqual([]);
  });
});

describe('what is supplied later', () => {
  it('is at least one part', () => {
    expect(parse(informationProvided, { consent: { signedOn: '2026-03-02' } }).ok).toBe(true);
    expect(parse(informationProvided, {})).toEqual({
      ok: false,
      issues: [{ path: [], expected: 'at least one part', got: 'an object' }],
    });
    expect(parse(informationProvided, { referrer: {} })).toEqual({
      ok: false,
      issues: [{ path: ['referrer'], expected: 'at least one part', got: 'an object' }],
    });
  });
});
