/** What answers an information request in FHIR: the resource alone, or a Bundle of a few. */
import { informationProvided, parse } from '@continuum/contracts';
import { describe, expect, test } from 'vitest';
import { createInformationReader } from '../src/index.ts';
import { example, fhirType, fiveHoursBehind } from './clinic.ts';

const reader = createInformationReader({
  parseInformation: (value) => {
    const parsed = parse(informationProvided, value);
    return parsed.ok ? { information: parsed.value } : { issues: parsed.issues };
  },
  calendarOf: () => fiveHoursBehind,
});

const bytesOf = (value: unknown) =>
  value instanceof Uint8Array
    ? value
    : new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const readAs = (mediaType: string, value: unknown) =>
  reader.read(mediaType, bytesOf(value), { timeZone: 'America/New_York' });
const read = (value: unknown) => {
  const answer = readAs(fhirType, value);
  if (answer === undefined) throw new Error('it is not known to be FHIR');
  return answer;
};

const consent = (subject: object = { reference: 'Patient/1' }) => ({
  resourceType: 'Consent',
  status: 'active',
  scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'treatment' }] },
  patient: subject,
  dateTime: '2026-03-01',
});
const condition = (code: string, subject: object = { reference: 'Patient/1' }) => ({
  resourceType: 'Condition',
  subject,
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] },
});
const practitioner = {
  resourceType: 'Practitioner',
  name: [{ family: 'Example', given: ['Ana'], prefix: ['Dr.'] }],
  identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
};
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource, index) => ({ fullUrl: `urn:example:${index}`, resource })),
});
const patient = (family: string, value: string) => ({
  resourceType: 'Patient',
  id: value,
  name: [{ family }],
  birthDate: '1970-04-12',
  identifier: [{ system: 'urn:example:clinic', value }],
});

describe('an answer in FHIR', () => {
  test('is a Consent by itself', () => {
    expect(read(consent())).toMatchObject({
      information: { consent: { signedOn: '2026-03-01' } },
      issues: [],
      ignored: [],
    });
  });

  test('is taken as the examples say', () => {
    expect(read(example('information/consent.json')).information).toEqual({
      consent: { signedOn: '2026-03-01' },
    });
    expect(read(example('information/somebody-else.json')).client).toMatchObject({ birthDate: '1900-01-01' });
  });

  test('is every Condition that is sent', () => {
    const { information } = read(bundle(condition('M75.121'), condition('M25.511')));
    expect(information?.conditions?.map(({ code }) => code.code)).toEqual(['M75.121', 'M25.511']);
  });

  test('is a Practitioner by itself: the referrer', () => {
    expect(read(practitioner).information).toEqual({
      referrer: { name: 'Dr. Ana Example', npi: '1234567893' },
    });
  });

  test('is a ServiceRequest with its requester and the day it was signed', () => {
    const request = {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/1' },
      requester: { reference: '#doctor' },
      authoredOn: '2026-02-27',
      contained: [{ ...practitioner, id: 'doctor' }],
    };
    expect(read(request).information).toEqual({
      referrer: { name: 'Dr. Ana Example', npi: '1234567893' },
      referral: { signedOn: '2026-02-27' },
    });
  });

  test('says what it held beside, and whom it is about', () => {
    const { information, ignored, client } = read(
      bundle(
        patient('Hicks', 'RPT-1'),
        { ...consent({ reference: 'urn:example:0' }) },
        {
          resourceType: 'Observation',
        },
      ),
    );
    expect(Object.keys(information ?? {})).toEqual(['consent']);
    expect(ignored).toEqual(['Bundle.entry.resource.ofType(Observation)']);
    expect(client).toMatchObject({ birthDate: '1970-04-12' });
  });

  test('does not take a provider beside other things for the referrer', () => {
    const { information, ignored } = read(bundle(consent(), practitioner));
    expect(information).not.toHaveProperty('referrer');
    expect(ignored).toEqual(['Bundle.entry.resource.ofType(Practitioner)']);
  });

  test.each([
    ['two Patients', bundle(patient('Hicks', 'RPT-1'), patient('Marsh', 'RPT-2'), consent())],
    [
      'references to two people',
      bundle(consent({ reference: 'Patient/1' }), condition('M75.121', { reference: 'Patient/2' })),
    ],
    ['nothing that can be taken', bundle(patient('Hicks', 'RPT-1'))],
    ['a consent that denies', { ...consent(), provision: { type: 'deny' } }],
    ['a resource that answers nothing', { resourceType: 'Observation' }],
    ['no JSON', '{"resourceType":"Consent"'],
    ['a request that was taken back', { resourceType: 'ServiceRequest', status: 'revoked', intent: 'order' }],
  ])('is refused with %s, and repeats nothing of it', (_what, value) => {
    const answer = read(value);
    expect(answer.information).toBeUndefined();
    expect(answer.issues.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer.issues)).not.toMatch(/Hicks|Marsh|RPT-/);
  });

  test('leaves out what is about somebody else than its Patient', () => {
    const answer = read(
      bundle(patient('Hicks', 'RPT-1'), consent({ reference: 'urn:example:0' }), condition('M75.121')),
    );
    expect(answer.information).toEqual({ consent: { signedOn: '2026-03-01' } });
    expect(answer.warnings.map(({ code }) => code)).toContain('condition-left-out');
  });

  test('may be a whole record: the readers are those of a discharge', () => {
    const answer = read(example('fhir/exercise-referral.json'));
    expect(answer.issues).toEqual([]);
    expect(answer.information).toHaveProperty('referrer');
  });
});

test('FHIR is known by its media type or by what it holds; anything else is read by somebody else', () => {
  expect(readAs('application/json', consent())?.information).toEqual({ consent: { signedOn: '2026-03-01' } });
  expect(readAs(fhirType, '{}')?.issues).not.toEqual([]);
  for (const other of [{ consent: { signedOn: '2026-03-01' } }, '', 'a fax'])
    expect(readAs('application/json', other)).toBeUndefined();
});
