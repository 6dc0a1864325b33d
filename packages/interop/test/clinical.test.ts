import { describe, expect, test } from 'vitest';
import { codesOf, fhirType, translated } from './clinic.ts';
import { coded, collection, course, jodie, type Resource, request, stay, subject } from './messages.ts';

const loinc = 'http://loinc.org';
const post = (...resources: readonly Resource[]) => translated(fhirType, collection(jodie, ...resources));
const afterTherapy = (...resources: readonly Resource[]) => post(course, ...resources);

describe('measures at discharge', () => {
  const observation = (fields: Resource): Resource => ({
    resourceType: 'Observation',
    status: 'final',
    subject,
    code: coded(loinc, '89423-8', 'Timed up and go'),
    effectiveDateTime: '2026-03-01',
    valueQuantity: { value: 11.2, system: 'http://unitsofmeasure.org', code: 's' },
    ...fields,
  });
  const taken = (...all: readonly Resource[]) =>
    afterTherapy(...all.map((fields, index) => observation({ id: `o${index}`, ...fields })));
  const valuesOf = (...all: readonly Resource[]) =>
    taken(...all).discharge?.measures?.map(({ value }) => value);

  test('are numbers with their unit, the day they were taken and the side', () => {
    const grip = {
      code: coded('urn:oid:2.16.840.1.113883.6.1', '83174-3'),
      valueQuantity: { value: 28, unit: 'kg' },
    };
    expect(taken(grip).discharge?.measures).toEqual([
      {
        code: { system: loinc, code: '83174-3', writtenSystem: 'urn:oid:2.16.840.1.113883.6.1' },
        value: 28,
        unit: 'kg',
        side: 'right',
        takenOn: '2026-03-01',
      },
    ]);
  });

  test.each([
    [{ value: 1, unit: 'mmHg' }, 'mm[Hg]'],
    [{ value: 1, unit: 'lbs' }, '[lb_av]'],
    [{ value: 1, code: 'lbs' }, '[lb_av]'],
    [{ value: 1, unit: 'beats/minute' }, '/min'],
    [{ value: 1, system: '2.16.840.1.113883.6.8', code: 'deg', unit: 'degrees' }, 'deg'],
    [{ value: 1 }, undefined],
    [{ value: 1, code: 'constructor' }, 'constructor'],
  ])('%j is in %s', (valueQuantity, unit) => {
    expect(taken({ valueQuantity }).discharge?.measures?.[0]?.unit).toBe(unit);
  });

  test('keep a unit that is not known as it was written, with a warning', () => {
    const translation = taken({ valueQuantity: { value: 1, unit: 'blocks' } });
    expect(translation.discharge?.measures?.[0]?.unit).toBe('blocks');
    expect(codesOf(translation)).toEqual(['unit-not-known']);
  });

  test('are the last of their kind and side within thirty days of the end', () => {
    expect(
      valuesOf(
        { valueQuantity: { value: 15 }, effectiveDateTime: '2026-01-02' },
        { valueQuantity: { value: 12 }, effectiveDateTime: '2026-02-20' },
        { valueQuantity: { value: 10 }, effectiveDateTime: '2026-03-02T09:00:00-05:00' },
        { valueQuantity: { value: 8 }, effectiveDateTime: '2026-03-20' },
      ),
    ).toEqual([10]);
  });

  test('are kept apart by side', () => {
    const side = (code: string) => ({ bodySite: coded('http://snomed.info/sct', code) });
    expect(valuesOf(side('7771000'), side('24028007'))).toEqual([11.2, 11.2]);
  });

  test('of two on one day are the first, with a warning', () => {
    const translation = taken({ valueQuantity: { value: 1 } }, { valueQuantity: { value: 2 } });
    expect(translation.discharge?.measures?.map(({ value }) => value)).toEqual([1]);
    expect(codesOf(translation)).toEqual(['several-readings']);
  });

  test.each([
    ['one that is preliminary', { status: 'preliminary' }],
    ['one entered in error', { status: 'entered-in-error' }],
    ['one of no day', { effectiveDateTime: undefined }],
    ['one of somebody else', { subject: { reference: 'Patient/other' } }],
    ['one of something that is not measured here', { code: coded(loinc, '44261-6', 'PHQ-9') }],
    ['one that is no exact number', { valueQuantity: { value: 3, comparator: '<' } }],
    ['one that is no number', { valueQuantity: { value: '3' } }],
  ])('are not %s', (_, fields) => {
    expect(valuesOf(fields)).toBeUndefined();
  });

  test('are not answers in codes or words, which are listed', () => {
    const answer = { valueQuantity: undefined, valueCodeableConcept: coded(loinc, 'LA12-3') };
    expect(taken(answer).ignored).toEqual([
      'Bundle.entry.resource.ofType(Observation)',
      'entry[2].resource.valueCodeableConcept',
    ]);
  });

  test('are what a referral names, whatever it is and whenever it was taken', () => {
    const named = observation({
      id: 'reach',
      code: coded('urn:example:local', 'REACH'),
      effectiveDateTime: '2025-06-01',
    });
    const referral = { ...request, supportingInfo: [{ reference: 'Observation/reach' }] };
    expect(afterTherapy(referral, named).discharge?.measures).toMatchObject([{ code: { code: 'REACH' } }]);
  });
});

describe('what the person is referred with', () => {
  const condition = (id: string, fields: Resource = {}): Resource => ({
    resourceType: 'Condition',
    id,
    subject,
    code: coded('http://snomed.info/sct', id),
    ...fields,
  });
  const codesIn = (...resources: readonly Resource[]) =>
    post(...resources).discharge?.conditions?.map(({ code }) => code.code);
  const reason = {
    ...request,
    reasonReference: [{ reference: 'Condition/2' }],
    reasonCode: [coded('urn:a', '3')],
  };

  test('is what the course addressed, else the reason of the referral, else the diagnosis of the stay', () => {
    const addressed = { ...course, addresses: [{ reference: 'Condition/1' }] };
    const diagnosed = { ...stay, diagnosis: [{ condition: { reference: 'Condition/4' } }] };
    const all = ['1', '2', '4'].map((id) => condition(id));
    expect(codesIn(addressed, reason, ...all)).toEqual(['1']);
    expect(codesIn(course, reason, ...all)).toEqual(['2']);
    expect(codesIn(course, reason)).toEqual(['3']);
    expect(codesIn(diagnosed, ...all)).toEqual(['4']);
  });

  test('is a condition of the stay itself', () => {
    expect(
      codesIn(stay, condition('5', { encounter: { reference: 'Encounter/stay' } }), condition('6')),
    ).toEqual(['5']);
  });

  test('is the only condition there is, with a warning; of several none', () => {
    expect(codesOf(post(stay, condition('7')))).toEqual(['conditions-not-linked']);
    expect(codesIn(stay, condition('7'))).toEqual(['7']);
    expect(codesIn(stay, condition('7'), condition('8'))).toBeUndefined();
  });

  test.each([
    ['7771000 Left', coded('http://snomed.info/sct', '7771000'), 'left'],
    ['wording', { text: 'Left shoulder' }, 'left'],
    ['a display', coded('http://snomed.info/sct', '1', 'Right knee joint'), 'right'],
    ['both sides', { text: 'Left and right knee' }, undefined],
    ['neither', { text: 'Bright spot' }, undefined],
  ])('has the side that its body site names: %s', (_, site, side) => {
    const [found] = post(stay, condition('9', { bodySite: [site] })).discharge?.conditions ?? [];
    expect(found?.side).toBe(side);
  });

  test('brings the surgery that was done for it, also where only a code says so', () => {
    const surgery = {
      resourceType: 'Procedure',
      status: 'completed',
      subject,
      category: coded('http://snomed.info/sct', '387713003'),
      code: coded('http://snomed.info/sct', '18347007'),
      performedDateTime: '2025-10-06',
      reasonCode: [coded('urn:a', '3')],
    };
    expect(
      afterTherapy({ ...request, reasonCode: [coded('urn:a', '3')] }, surgery).discharge?.procedures,
    ).toMatchObject([{ performedOn: '2025-10-06' }]);
    expect(
      afterTherapy({ ...request, reasonCode: [coded('urn:a', '4')] }, surgery).discharge?.procedures,
    ).toBeUndefined();
  });
});

describe('precautions', () => {
  const allergy = {
    resourceType: 'AllergyIntolerance',
    id: 'latex',
    patient: subject,
    code: { text: 'Latex' },
  };
  const flag = { resourceType: 'Flag', status: 'active', subject, code: { text: 'Falls' } };
  const noted = (text: string) => ({ ...request, note: [{ text }] });
  const precautionsIn = (...resources: readonly Resource[]) =>
    afterTherapy(...resources).discharge?.precautions;

  test('are the notes of the referral, flags, notes of the course and allergies, all of them', () => {
    const translation = post({ ...course, note: [{ text: 'Slowly' }] }, noted('No jumping'), flag, allergy);
    expect(translation.discharge?.precautions).toEqual(['No jumping', 'Falls', 'Slowly', 'Latex']);
  });

  test('are never cut off: a long one becomes several', () => {
    const words = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');
    const parts = precautionsIn(noted(words)) ?? [];
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(' ')).toBe(words);
  });

  test.each([
    ['a flag that is over', { ...flag, status: 'inactive' }],
    ['an allergy that was refuted', { ...allergy, verificationStatus: { coding: [{ code: 'refuted' }] } }],
    ['an allergy that is resolved', { ...allergy, clinicalStatus: { coding: [{ code: 'resolved' }] } }],
  ])('are not %s', (_, resource) => {
    expect(precautionsIn(resource)).toBeUndefined();
  });
});

describe('papers', () => {
  const consent = (scope: string, fields: Resource = {}) => ({
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ code: scope }] },
    patient: subject,
    dateTime: '2026-03-01',
    ...fields,
  });

  test('a consent to be treated is the informed consent', () => {
    expect(afterTherapy(consent('treatment')).discharge?.consent).toEqual({ signedOn: '2026-03-01' });
  });

  test.each([
    ['to share', consent('patient-privacy'), 'consent-of-another-kind'],
    ['that denies', consent('treatment', { provision: { type: 'deny' } }), 'consent-denies'],
  ])('a consent %s is not, with a warning', (_, resource, code) => {
    expect(afterTherapy(resource).discharge?.consent).toBeUndefined();
    expect(codesOf(afterTherapy(resource))).toEqual([code]);
  });

  test('which of several coverages pays is not guessed', () => {
    const coverage = {
      resourceType: 'Coverage',
      status: 'active',
      beneficiary: subject,
      payor: [{ display: 'Example Mutual' }],
    };
    expect(afterTherapy(coverage).discharge?.coverage).toEqual({ payer: 'Example Mutual' });
    expect(afterTherapy(coverage, { ...coverage, id: 'second' }).discharge?.coverage).toBeUndefined();
    expect(afterTherapy({ ...coverage, status: 'cancelled' }).discharge?.coverage).toBeUndefined();
  });

  test('a document is a title and where to get it; what lies in the message is listed', () => {
    const document = (attachment: Resource, fields: Resource = {}) => ({
      resourceType: 'DocumentReference',
      status: 'current',
      subject,
      content: [{ attachment }],
      ...fields,
    });
    const translation = afterTherapy(
      document({ title: 'Summary', contentType: 'text/plain', data: 'aGVsbG8=' }),
      document({ url: 'Binary/1' }, { description: 'Letter' }),
      document({ title: 'Old' }, { status: 'superseded' }),
    );
    expect(translation.discharge?.documents).toEqual([
      { title: 'Summary', contentType: 'text/plain' },
      { title: 'Letter' },
    ]);
    expect(translation.ignored).toContain('entry[2].resource.content[0].attachment.data');
  });
});
