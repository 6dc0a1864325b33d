import { describe, expect, test } from 'vitest';
import { codesOf } from './clinic.ts';
import { ended, header, read } from './er7.ts';

const con = (fields: Readonly<Record<number, string>>): string => {
  const asked: Readonly<Record<number, string>> = {
    2: 'PT^Consent to exercise therapy^L',
    11: 'A',
    13: '20260228',
    ...fields,
  };
  return ['CON', ...Array.from({ length: 13 }, (_, index) => asked[index + 1] ?? '')].join('|');
};

describe('a consent', () => {
  test('that is active, to what a practice does, is the informed consent of the day it was decided', () => {
    const { discharge, ignored, fields } = read(ended, con({}));
    expect(discharge?.consent).toEqual({ signedOn: '2026-02-28' });
    expect(fields).toContainEqual(expect.objectContaining({ field: 'consent.signedOn', path: 'CON-13' }));
    expect(ignored).not.toContain('CON');
  });

  test.each([
    ['releases the record', { 2: '001^Release of information^HL70496' }, 'consent-of-another-kind'],
    ['does not say to what', { 2: '' }, 'consent-of-another-kind'],
    ['was given within limits', { 11: 'L' }, 'consent-of-another-kind'],
    ['was refused', { 11: 'R' }, 'consent-denies'],
    ['was taken back', { 11: 'X' }, 'consent-denies'],
    ['has no day', { 13: '' }, 'consent-without-date'],
    ['has a day that is none', { 13: '20260230' }, 'unreadable-date'],
  ])('that %s is not taken, and told of', (_, fields, warning) => {
    const told = read(ended, con(fields));
    expect(told.discharge?.consent).toBeUndefined();
    expect(codesOf(told)).toContain(warning);
    expect(told.ignored).toContain('CON');
  });

  test.each(['P', 'B'])('nobody was asked for (%s) says nothing', (status) => {
    const told = read(ended, con({ 11: status }));
    expect(told.discharge?.consent).toBeUndefined();
    expect(codesOf(told)).toEqual([]);
  });

  test('counts after one that does not', () => {
    expect(read(ended, con({ 11: 'R' }), con({})).discharge?.consent).toEqual({ signedOn: '2026-02-28' });
  });
});

describe('what a payer authorized', () => {
  const authorization = 'AUT|PLAN7|PAY1|Example Mutual|20260302|20260531';

  test('says how long it holds and who pays, where nothing else does', () => {
    expect(read(ended, authorization).discharge).toMatchObject({
      validity: { from: '2026-03-02', until: '2026-05-31' },
      coverage: { payer: 'Example Mutual' },
    });
  });

  test('stands behind the referral and the insurance', () => {
    const referral = 'RF1|P|R||||7|20260303|20260401|20260227';
    const insurance = 'IN1|1|PLAN8|PAY2|Sample Insurance';
    expect(read(header({ 9: 'REF^I12' }), referral, insurance, authorization).discharge).toMatchObject({
      validity: { from: '2026-03-03', until: '2026-04-01' },
      coverage: { payer: 'Sample Insurance' },
    });
  });

  test('that ends before it begins ends nothing', () => {
    const told = read(ended, 'AUT|PLAN7|PAY1|Example Mutual|20260302|20260301');
    expect(told.discharge?.validity).toEqual({ from: '2026-03-02' });
    expect(codesOf(told)).toContain('period-ends-before-it-begins');
  });
});

test.each(['RT', 'RH'])('a provider in the role %s is whom it is referred to', (role) => {
  const { discharge } = read(ended, `PRD|${role}|Sample^Morgan|||||north-harbor^FACILITY`);
  expect(discharge?.referredTo?.identifiers[0]).toEqual({ system: 'FACILITY', value: 'north-harbor' });
});
