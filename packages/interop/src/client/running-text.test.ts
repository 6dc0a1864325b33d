import { describe, expect, test } from 'vitest';
import { dropNumbers } from './running-text.ts';

/** What is left of a text, and what was told of it. */
const told = (text: string) => {
  const value = { note: text };
  const codes: string[] = [];
  dropNumbers(value, (warning) => codes.push(warning));
  return { left: value.note, codes };
};

const socialSecurity = 'identifier-dropped-social-security';
const passport = 'identifier-dropped-passport';
const driver = 'identifier-dropped-drivers-licence';
const licence = 'identifier-dropped-licence';

describe('a number that is not kept is taken out of running text:', () => {
  test.each([
    ['000-00-0000', socialSecurity],
    ['000 00 0000', socialSecurity],
    ['000‑00‑0000', socialSecurity],
    ['SSN 000000000', socialSecurity],
    ['SSN is 000000000', socialSecurity],
    ['SSN is: 000-000000', socialSecurity],
    ['SSN (000 000 000)', socialSecurity],
    ['ss# 000000000', socialSecurity],
    ['SS # 000-00-0000', socialSecurity],
    ['SS no. 000000000', socialSecurity],
    ['Soc. Sec. 000000000', socialSecurity],
    ['soc sec no 000000000', socialSecurity],
    ['Social Security number: 000000000', socialSecurity],
    ['Social Security # 0000', socialSecurity],
    ['SSN ***-**-0000', socialSecurity],
    ['passport number is X0000000', passport],
    ['Passport no. X0000000', passport],
    ['passport #X0000000', passport],
    ['passport card number was C00000000', passport],
    ["driver's license S0000000", driver],
    ['drivers licence number is S0000000', driver],
    ['Driver Lic. S0000000', driver],
    ['driving licence no S000-0000-0000', driver],
    ['DL# S00000000', driver],
    ['DL no. 00000000', driver],
    ['licence no. S0000000', licence],
    ['license number: PT-00000', licence],
    ['Lic. # S0000000', licence],
    ['license no.S0000000', licence],
  ])('%s', (number, code) => {
    const { left, codes } = told(`Seen on 2 March; ${number}, and well.`);
    expect(codes).toEqual([code]);
    expect(left).toMatch(/^Seen on 2 March; \(?\[not kept\]\)?, and well\.$/);
    expect(left).not.toMatch(/0000/);
  });

  test('several in one text, each told of once', () => {
    expect(told('SSN 000000000, 000-00-0000; passport X0000000; DL# 00000000')).toEqual({
      left: '[not kept], [not kept]; [not kept]; [not kept]',
      codes: [socialSecurity, passport, driver],
    });
  });
});

describe('what is no such number stays:', () => {
  test.each([
    'Call 555-0100, 555-555-0100, (555) 555-0100 or 555 555 0100.',
    'Call +44 20 7946 0000 or +44 123 45 6789.',
    'License: since 2010.',
    'MRN 000000000, account 123456789, record RPT-10056.',
    'NPI 1234567893.',
    'NPI 123 45 67893.',
    'Seen 2026-03-02, again 03/04/2026 and 2026 03 02.',
    'The passport is valid until 2030-01-31.',
    'passport 2030-01-31 to be renewed',
    "Her driver's license was renewed in 2025.",
    "Driver's licence 2 years ago.",
    'Practises under a licence since 2010.',
    'License to lift 100kg.',
    'DL 100kg x5, RDL 60kg, DL: 3 sets.',
    'DL# 3 of 5 sets.',
    'The class of 123 people, ROM 110 45 20.',
    'No SSN on file. 5550100 is the phone.',
    'Social security benefits began in 2019.',
    'Hoist 000-00-000 and 0000-00-0000.',
  ])('%s', (text) => {
    expect(told(text)).toEqual({ left: text, codes: [] });
  });
});

describe('a field that names or reaches something', () => {
  test.each([
    [{ client: { contact: { email: '000-00-0000@example.com' } } }, { client: { contact: {} } }],
    [{ referralId: 'R 000-00-0000' }, {}],
    [
      { client: { contact: { phone: '555-0100, SSN 000000000' } } },
      { client: { contact: { phone: '555-0100, [not kept]' } } },
    ],
  ])('is gone where what is left would name something else: %j', (value, left) => {
    dropNumbers(value, () => undefined);
    expect(value).toEqual(left);
  });

  test('is gone where it was such a number, and stays where it was not', () => {
    const value = {
      messageId: '000-00-0000',
      referralId: '000-00-0000',
      client: { contact: { phone: 'SSN 000000000', email: 'jodie@example.com', address: '000-00-0000' } },
      coverage: { payer: 'Example Mutual', memberNumber: '000 00 0000' },
    };
    const paths: string[] = [];
    dropNumbers(value, (_, path) => paths.push(path.join('.')));
    expect(value).toEqual({
      messageId: '000-00-0000',
      client: { contact: { email: 'jodie@example.com', address: '[not kept]' } },
      coverage: { payer: 'Example Mutual' },
    });
    expect(paths).toEqual([
      'referralId',
      'client.contact.phone',
      'client.contact.address',
      'coverage.memberNumber',
    ]);
  });
});
