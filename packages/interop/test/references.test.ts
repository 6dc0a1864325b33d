import { describe, expect, test } from 'vitest';
import { codesOf, fhirType, linesOf, translated } from './clinic.ts';
import { collection, course, jodie, type Resource, request, subject } from './messages.ts';

const shoulder: Resource = {
  resourceType: 'Condition',
  id: 'shoulder',
  identifier: [{ system: 'urn:example:problem', value: '7' }],
  subject,
  code: { coding: [{ system: 'http://snomed.info/sct', code: '307731004' }] },
};

const base = 'https://ehr.example.org/fhir';

/** The conditions of a course that addresses what a reference names. */
const addressed = (
  reference: Resource,
  change: (bundle: ReturnType<typeof collection>) => object = (bundle) => bundle,
) => {
  const bundle = collection(jodie, { ...course, addresses: [reference] }, shoulder);
  const translation = translated(fhirType, change(bundle));
  return {
    codes: translation.discharge?.conditions?.map(({ code }) => code.code),
    warnings: codesOf(translation),
  };
};

const withUrls = (bundle: ReturnType<typeof collection>) => ({
  ...bundle,
  entry: bundle.entry.map(({ resource }) => ({
    fullUrl: `${base}/${resource['resourceType']}/${resource['id']}`,
    resource,
  })),
});

const twice = (bundle: ReturnType<typeof collection>) => {
  const { entry, ...rest } = withUrls(bundle);
  return {
    ...rest,
    entry: [
      ...entry,
      {
        fullUrl: 'https://lab.example.org/fhir/Condition/shoulder',
        resource: { ...shoulder, code: undefined },
      },
    ],
  };
};

describe('a reference leads to the one resource it can mean:', () => {
  test.each([
    ['relative', { reference: 'Condition/shoulder' }],
    ['relative, of a version', { reference: 'Condition/shoulder/_history/3' }],
    ['absolute, to an entry without a fullUrl', { reference: `${base}/Condition/shoulder` }],
    ['by urn:uuid of an id', { reference: 'urn:uuid:shoulder' }],
    ['conditional', { reference: 'Condition?identifier=urn:example:problem|7' }],
    ['by identifier alone', { identifier: { system: 'urn:example:problem', value: '7' } }],
    [
      'by identifier and type',
      { type: 'Condition', identifier: { system: 'urn:example:problem', value: '7' } },
    ],
  ])('%s', (_, reference) => {
    expect(addressed(reference)).toEqual({ codes: ['307731004'], warnings: [] });
  });

  test.each([
    ['relative to the entry that refers', { reference: 'Condition/shoulder' }],
    ['absolute', { reference: `${base}/Condition/shoulder` }],
    ['absolute, of a version', { reference: `${base}/Condition/shoulder/_history/1` }],
  ])('%s, among resources of the same id elsewhere', (_, reference) => {
    expect(addressed(reference, twice).codes).toEqual(['307731004']);
  });
});

describe('a reference that leads to nothing, or to more than one, is told of:', () => {
  test.each([
    ['another id', { reference: 'Condition/other' }],
    ['the same id on another server', { reference: 'https://other.example.org/fhir/Condition/shoulder' }],
    ['nothing contained', { reference: '#shoulder' }],
    ['another type', { type: 'Procedure', identifier: { system: 'urn:example:problem', value: '7' } }],
    ['an identifier of another system', { identifier: { system: 'urn:example:other', value: '7' } }],
    ['words alone', { display: 'the shoulder' }],
    ['no text', { reference: 7 }],
    ['far too much', { reference: `Condition/${'x'.repeat(100_000)}` }],
  ])('%s', (_, reference) => {
    const { warnings } = addressed(reference, withUrls);
    expect(warnings).toContain('reference-not-found');
  });
});

describe('what a resource is about', () => {
  const referral = (about: unknown) =>
    translated(fhirType, collection(jodie, course, { ...request, subject: about }));

  test('may be said by an identifier of the person', () => {
    const identifier = { system: 'urn:example:riverside-pt:record', value: 'RPT-10056' };
    expect(referral({ identifier }).discharge?.serviceRequested).toBe('Supervised exercise');
  });

  test.each(['Jodie Hicks', 'HICKS, Jodie', '  jodie   hicks '])(
    'may be said by the very name of the person, with a warning: "%s"',
    (display) => {
      const translation = referral({ reference: 'Patient/unknown', display });
      expect(translation.discharge?.serviceRequested).toBe('Supervised exercise');
      expect(codesOf(translation)).toEqual(['subject-by-display']);
    },
  );

  test.each([
    [{ reference: 'Patient/unknown', display: 'Jo Hicks' }],
    [{ reference: 'Patient/unknown' }],
    [{ identifier: { system: 'urn:example:riverside-pt:record', value: 'RPT-1' }, display: 'Jodie Hicks' }],
    [undefined],
  ])('is somebody else otherwise, and the referral is left out: %j', (about) => {
    const translation = referral(about);
    expect(translation.discharge?.serviceRequested).toBeUndefined();
    expect(codesOf(translation)).toEqual(['referral-left-out']);
  });
});

describe('circles', () => {
  const looped: Resource = {
    ...request,
    id: 'a',
    basedOn: [{ reference: 'ServiceRequest/a' }],
    encounter: { reference: '#' },
    reasonReference: [{ reference: '#' }, { reference: 'ServiceRequest/a' }],
    supportingInfo: [{ reference: 'Bundle/example-collection' }],
    requester: { reference: 'PractitionerRole/role' },
  };
  const role: Resource = {
    resourceType: 'PractitionerRole',
    id: 'role',
    practitioner: { reference: 'PractitionerRole/role' },
    organization: { reference: 'PractitionerRole/role', display: 'itself' },
  };

  test('of resources that refer to themselves are read once', () => {
    const translation = translated(fhirType, collection(jodie, course, looped, role));
    expect(translation.discharge?.serviceRequested).toBe('Supervised exercise');
    expect(translation.discharge?.referrer).toBeUndefined();
  });

  test('of a message whose focus is its own header are refused for what they lack', () => {
    const header = { resourceType: 'MessageHeader', id: 'h', focus: [{ reference: 'MessageHeader/h' }] };
    const bundle = { ...collection(header), type: 'message' };
    expect(linesOf(translated(fhirType, bundle))[0]).toBe('entry: expected a Patient, got none');
  });
});
