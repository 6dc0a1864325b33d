import { describe, expect, test } from 'vitest';
import { codesOf, fhirType, linesOf, translated } from './clinic.ts';
import { collection, course, jodie, message, type Resource, request, subject } from './messages.ts';

const post = (posted: unknown) => translated(fhirType, posted);
const otto = { ...jodie, id: 'otto', identifier: [{ system: 'urn:example:other', value: '9' }] };
const nested = (...resources: readonly Resource[]) => ({
  ...collection(...resources),
  id: 'nested',
  type: 'document',
});
const several = (posted: unknown) => linesOf(post(posted)).filter((line) => line.includes('one P'));

describe('a message about two people is refused, and nothing of it is translated:', () => {
  test.each([
    ['both entries', collection(jodie, course, otto)],
    ['one in a Bundle inside', collection(jodie, course, nested(otto))],
    ['one contained', collection(jodie, { ...course, contained: [otto] })],
    [
      'two accounts of one that differ',
      collection(jodie, course, nested({ ...jodie, birthDate: '1971-04-12' })),
    ],
    [
      'twins who share a number and a birthday',
      collection({ ...jodie, gender: 'female' }, course, {
        ...jodie,
        id: 'twin',
        gender: 'female',
        name: [{ family: 'Ferrer', given: ['Marta'] }],
      }),
    ],
    [
      'two whose accounts repeat an id',
      collection(jodie, course, nested({ ...jodie, name: [{ text: 'Marta Ferrer' }] })),
    ],
    ['one posted alone', { ...request, contained: [jodie, otto, course] }],
  ])('%s', (_, posted) => {
    expect(several(posted)).toEqual([expect.stringMatching(/expected one Patient, got 2 of them$/)]);
    expect(post(posted).fields).toBeUndefined();
  });
});

describe('one person told of twice is one person:', () => {
  test.each([
    ['repeated in a Bundle inside', nested({ ...jodie, birthDate: undefined })],
    ['known by the same identifier', { ...jodie, id: 'again' }],
  ])('%s', (_, again) => {
    expect(post(collection(jodie, course, again)).discharge?.client.birthDate).toBe('1970-04-12');
  });
});

describe('names of two accounts of one person', () => {
  const told = (name: unknown) => {
    const { discharge, warnings } = post(collection(jodie, course, { ...jodie, id: 'again', name }));
    return {
      name: discharge?.client.name,
      warnings: warnings.map(({ code, path }) => `${code} ${path}`),
    };
  };
  const asFirst = { family: 'Hicks', given: ['Jodie'] };

  test.each([
    ['written in another way', [{ family: 'HICKS', given: ['Jodié'] }]],
    ['as one text', [{ text: 'Hicks, Jodie' }]],
    ['with one more', [{ family: 'Hicks', given: ['Jodie', 'Ann'] }]],
    ['with the name before marriage', [{ family: 'Example-Hicks', given: ['Jodie'] }, { family: 'Moss' }]],
    ['as an object', { family: 'Hicks' }],
    ['not told', undefined],
    ['told in no words', [{ family: '—' }, 7, null]],
  ])('%s agree', (_, name) => {
    expect(told(name)).toEqual({ name: asFirst, warnings: [] });
  });

  test.each([
    ['the family name', [{ family: 'Moss', given: ['Jodie'] }]],
    ['the given name', [{ family: 'Hicks', given: ['Jo'] }]],
  ])('that differ in %s are told of', (_, name) => {
    expect(told(name)).toEqual({
      name: asFirst,
      warnings: ['names-differ entry[2].resource.name'],
    });
  });
});

describe('a person who is no Patient in the message', () => {
  const identifier = { system: 'urn:example:riverside-pt:record', value: 'RPT-10056' };
  const about = (person: unknown) => ({ ...course, subject: person });

  test('is known by the identifier that references carry, with a warning', () => {
    const translation = post(collection(about({ identifier, display: 'Jodie Hicks' })));
    expect(translation.discharge?.client).toEqual({
      identifiers: [identifier],
      name: { family: 'Jodie Hicks', given: [] },
    });
    expect(codesOf(translation)).toEqual(['person-by-reference', 'name-not-split']);
  });

  test('is nobody without one', () => {
    expect(linesOf(post(collection(about({ display: 'Jodie Hicks' }))))).toEqual([
      'entry: expected a Patient, got none',
    ]);
    expect(linesOf(post({ ...request, encounter: undefined }))[0]).toBe(
      'contained: expected a Patient, got none',
    );
  });

  test('is nobody by a number that is not kept', () => {
    const number = { system: 'http://hl7.org/fhir/sid/us-ssn', value: '000-00-0000' };
    const translation = post(collection(about({ identifier: number })));
    expect(translation.discharge).toBeUndefined();
    expect(codesOf(translation)).toContain('identifier-dropped-social-security');
    expect(JSON.stringify(translation)).not.toContain('000-00-0000');
  });

  test('is not two', () => {
    const other = { ...about({ identifier: { ...identifier, value: 'RPT-2' } }), id: 'other' };
    expect(linesOf(post(collection(about({ identifier }), other)))).toContain(
      'entry[0].resource.subject: expected one person, got 2 of them',
    );
  });
});

describe('who cannot be referred is refused:', () => {
  const refused = (fields: Resource) => linesOf(post(collection({ ...jodie, ...fields }, course)));

  test('an animal', () => {
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-animal', extension: [] }];
    expect(refused({ extension })).toEqual(['entry[0].resource.extension: expected a person, got an animal']);
  });

  test('somebody of whom something is said that is not understood', () => {
    expect(refused({ modifierExtension: [{ url: 'urn:example:not' }] })).toEqual([
      'entry[0].resource.modifierExtension: expected no modifier extension, got one that is not understood',
    ]);
  });

  test('somebody who died, by any account', () => {
    const again = nested({ ...jodie, deceasedBoolean: true });
    expect(linesOf(post(collection(jodie, course, again)))).toEqual([
      'entry[2].resource.entry[0].resource.deceasedBoolean: expected a living person, got a person recorded as deceased',
    ]);
  });

  test('but not somebody whose record is no longer in use, with a warning', () => {
    expect(codesOf(post(collection({ ...jodie, active: false }, course)))).toEqual(['record-not-in-use']);
  });
});

describe('numbers that are not kept are dropped wherever they stand:', () => {
  const ssn = '000-00-0000';
  const ssnIdentifier = { system: 'urn:oid:2.16.840.1.113883.4.1', value: ssn };
  const licence = { type: { coding: [{ code: 'DL' }] }, system: 'urn:example:state', value: 'EXAMPLE-DL' };
  const passport = { type: { text: 'Passport' }, system: 'urn:example:office', value: 'EXAMPLE-PP' };
  const referral = { ...request, subject };

  test.each([
    [
      'a contained Patient',
      {
        ...request,
        subject: { reference: '#jodie' },
        contained: [
          { ...jodie, identifier: [...(jodie['identifier'] as object[]), ssnIdentifier, licence, passport] },
          { ...course, subject: { reference: '#jodie' } },
        ],
      },
      3,
    ],
    [
      'whom somebody is referred to',
      collection(jodie, course, { ...referral, performer: [{ identifier: licence }] }),
      1,
    ],
    [
      'a practitioner',
      collection(
        jodie,
        course,
        { ...referral, performer: [{ reference: 'Practitioner/p' }] },
        {
          resourceType: 'Practitioner',
          id: 'p',
          identifier: [
            { type: { coding: [{ code: 'LN' }] }, system: 'urn:example:board', value: 'EXAMPLE-LN' },
          ],
        },
      ),
      1,
    ],
    [
      'a subscriber',
      collection(jodie, course, {
        resourceType: 'Coverage',
        status: 'active',
        beneficiary: subject,
        subscriberId: ssn,
        payor: [{ display: 'Example Mutual' }],
      }),
      1,
    ],
    [
      'a member number',
      collection(jodie, course, {
        resourceType: 'Coverage',
        status: 'active',
        beneficiary: subject,
        identifier: [{ type: { coding: [{ code: 'MB' }] }, value: ssn }],
        payor: [{ display: 'Example Mutual' }],
      }),
      1,
    ],
    [
      'a document’s title and address',
      collection(jodie, course, {
        resourceType: 'DocumentReference',
        status: 'current',
        subject,
        content: [
          { attachment: { title: `Discharge of ${ssn}`, url: `https://clinic.example.org/?id=${ssn}` } },
        ],
      }),
      2,
    ],
    [
      'a display',
      collection(jodie, course, { ...referral, requester: { display: `Dr. Ana Example, SSN ${ssn}` } }),
      1,
    ],
    [
      'a note',
      collection(jodie, course, { ...referral, note: [{ text: 'Passport no. EXAMPLE-PP-77 was shown.' }] }),
      1,
    ],
    [
      'a goal',
      collection(
        jodie,
        course,
        {
          resourceType: 'Goal',
          lifecycleStatus: 'active',
          subject,
          description: { text: `Renew driver's license EXAMPLE-DL-1` },
        },
        { ...course, id: 'second', goal: [{ reference: 'Goal/none' }] },
      ),
      0,
    ],
    ['an address', collection({ ...jodie, address: [{ text: `1 Example Street (${ssn})` }] }, course), 1],
  ])('%s', (_, posted, dropped) => {
    const translation = post(posted);
    expect(translation.discharge).toBeDefined();
    expect(codesOf(translation).filter((code) => code.startsWith('identifier-dropped'))).toHaveLength(
      dropped,
    );
    expect(JSON.stringify(translation)).not.toMatch(/000-00-0000|EXAMPLE-(DL|PP|LN)/);
  });

  test('and are told of however many other warnings there are', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ reference: `Condition/${index}` }));
    const translation = post(
      message(
        {},
        { ...jodie, identifier: [...(jodie['identifier'] as object[]), ssnIdentifier] },
        { ...course, addresses: many.slice(0, 50), goal: many },
      ),
    );
    expect(translation.warnings.length).toBeLessThanOrEqual(100);
    expect(codesOf(translation)).toContain('identifier-dropped-social-security');
  });
});
