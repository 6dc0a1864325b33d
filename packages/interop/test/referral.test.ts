import { describe, expect, test } from 'vitest';
import { codesOf, fhirType, linesOf, translated } from './clinic.ts';
import {
  coded,
  collection,
  course,
  jodie,
  message,
  type Resource,
  request,
  subject,
  task,
} from './messages.ts';

const post = (...resources: readonly Resource[]) =>
  translated(fhirType, collection(jodie, course, ...resources));

describe('who referred', () => {
  const nucc = 'http://nucc.org/provider-taxonomy';
  const referrerOf = (role: Resource, practitioner: Resource = {}) =>
    post(
      { ...request, requester: { reference: 'PractitionerRole/role' } },
      {
        resourceType: 'PractitionerRole',
        id: 'role',
        practitioner: { reference: 'Practitioner/ana' },
        ...role,
      },
      {
        resourceType: 'Practitioner',
        id: 'ana',
        name: [{ family: 'Example', given: ['Ana'] }],
        ...practitioner,
      },
    ).discharge?.referrer;

  test.each([
    [nucc, '207Q00000X', 'physician'],
    [nucc, '208100000X', 'physician'],
    [nucc, '363A00000X', 'physician-assistant'],
    [nucc, '363LF0000X', 'nurse-practitioner'],
    [nucc, '213E00000X', 'podiatrist'],
    [nucc, '225100000X', 'therapist'],
    [nucc, '111N00000X', 'chiropractor'],
    [nucc, '175F00000X', 'naturopath'],
    [nucc, '225700000X', 'massage-therapist'],
    ['2.16.840.1.113883.6.101', '207Q00000X', 'physician'],
    ['http://snomed.info/sct', '36682004', 'therapist'],
    ['http://terminology.hl7.org/CodeSystem/practitioner-role', 'doctor', 'physician'],
    [nucc, '261QP2300X', undefined],
    ['http://snomed.info/sct', '419772000', undefined],
    ['urn:example:local', '207Q00000X', undefined],
  ])('is known by the role %s %s: %s', (system, code, type) => {
    expect(referrerOf({ code: [coded(system as string, code as string)] })?.type).toBe(type);
  });

  test('is known by a qualification before a role', () => {
    const qualification = [{ code: coded('http://terminology.hl7.org/CodeSystem/v2-0360', 'NP') }];
    expect(referrerOf({ code: [coded(nucc, '207Q00000X')] }, { qualification })).toEqual({
      name: 'Ana Example',
      type: 'nurse-practitioner',
    });
  });

  test('has an NPI of ten digits; another value is told of', () => {
    const npi = (value: string) => [{ system: 'http://hl7.org/fhir/sid/us-npi', value }];
    expect(referrerOf({ identifier: npi('1234567893') }, { identifier: npi('70') })?.npi).toBe('1234567893');
    expect(referrerOf({}, { identifier: npi('70') })).toEqual({ name: 'Ana Example' });
  });

  test('is no one who is no provider', () => {
    const translation = post({ ...request, requester: subject });
    expect(translation.discharge?.referrer).toBeUndefined();
    expect(translation.discharge?.referral).toBeUndefined();
    expect(codesOf(translation)).toEqual(['referrer-is-no-provider']);
  });

  test('is told of when the reference leads to nothing and gives nothing itself', () => {
    const translation = post({ ...request, requester: { reference: 'PractitionerRole/not-here' } });
    expect(translation.discharge?.referrer).toBeUndefined();
    expect(translation.warnings).toContainEqual({
      code: 'reference-not-found',
      path: 'entry[2].resource.requester',
    });
  });

  test('is the requester of the task, where the request names nobody', () => {
    const requester = { reference: 'Practitioner/unknown', display: 'Dr. Ana Example' };
    const translation = post({ ...request, requester: undefined }, { ...task, requester });
    expect(translation.discharge?.referrer).toEqual({ name: 'Dr. Ana Example' });
  });
});

describe('a written referral is signed', () => {
  const referralOf = (...resources: readonly Resource[]) => post(...resources).discharge?.referral;

  test('on the day of its signature, before the day it was authored', () => {
    const signature = {
      resourceType: 'Provenance',
      target: [{ reference: 'ServiceRequest/request' }],
      signature: [{ when: '2026-02-28T23:30:00-05:00' }],
    };
    expect(referralOf(request, signature)).toEqual({ signedOn: '2026-02-28' });
  });

  test('on the day a referral note was attested', () => {
    const note = {
      resourceType: 'Composition',
      status: 'final',
      type: coded('http://loinc.org', '57133-1'),
      subject,
      attester: [
        { mode: 'personal', time: '2026-01-01' },
        { mode: 'legal', time: '2026-03-01' },
      ],
    };
    expect(referralOf({ ...request, intent: 'plan' }, note)).toEqual({ signedOn: '2026-03-01' });
  });

  test('on the day an active order of a provider was authored', () => {
    expect(referralOf(request)).toEqual({ signedOn: '2026-03-02' });
  });

  test.each([
    ['a plan', { intent: 'plan' }],
    ['a proposal', { intent: 'proposal' }],
    ['an order on hold', { status: 'on-hold' }],
    ['an order of nobody', { requester: undefined }],
    [
      'an order of an organization',
      { requester: { reference: 'Organization/clinic', display: 'Example Clinic' } },
    ],
    ['an order without a day', { authoredOn: undefined }],
  ])('never by %s', (_, fields) => {
    expect(referralOf({ ...request, ...fields })).toBeUndefined();
  });
});

describe('of several referrals', () => {
  const laboratory = {
    ...request,
    id: 'lab',
    category: [coded('http://snomed.info/sct', '108252007')],
    code: { text: 'Blood count' },
  };
  const speech = { ...request, id: 'speech', code: { text: 'Speech therapy' } };
  const exercise = {
    ...request,
    id: 'exercise',
    code: coded('http://snomed.info/sct', '229065009', 'Exercise therapy'),
  };
  const serviceOf = (...resources: readonly Resource[]) => {
    const translation = post(...resources);
    return [translation.discharge?.serviceRequested, ...codesOf(translation)];
  };

  test('one for the laboratory is none', () => {
    expect(serviceOf(laboratory, request)).toEqual(['Supervised exercise']);
  });

  test('the one a task asks for counts', () => {
    expect(serviceOf(speech, request, task)).toEqual(['Supervised exercise']);
  });

  test('the one for exercise counts', () => {
    expect(serviceOf(speech, exercise)).toEqual(['Exercise therapy']);
  });

  test('none counts where nothing tells them apart, with a warning', () => {
    expect(serviceOf(speech, request)).toEqual([undefined, 'several-referrals']);
  });

  test.each(['revoked', 'draft', 'entered-in-error'])(
    'one that is %s does not count, with a warning',
    (status) => {
      expect(serviceOf({ ...request, status })).toEqual([undefined, 'referral-not-in-force']);
    },
  );
});

describe('whom somebody is referred to', () => {
  const practice = (id: string, value: string): Resource => ({
    resourceType: 'Organization',
    id,
    identifier: [{ system: 'urn:example:practices', value }],
  });
  const owned = { ...task, owner: { reference: 'Organization/harbor' } };
  const performed = { ...request, performer: [{ reference: 'Organization/bay' }] };
  const practices = [practice('harbor', 'north-harbor'), practice('bay', 'south-bay')];
  const valuesOf = (...resources: readonly Resource[]) =>
    post(...resources, ...practices).discharge?.referredTo?.identifiers.map(({ value }) => value);

  test('is the owner of the task, before the performers of the request', () => {
    expect(valuesOf(request, owned)).toEqual(['north-harbor']);
    expect(valuesOf(performed, owned)).toEqual(['north-harbor']);
    expect(valuesOf(performed, task)).toEqual(['south-bay']);
  });

  test('and a request that names somebody else is told of', () => {
    expect(codesOf(post(performed, owned, ...practices))).toEqual(['referred-to-somebody-else']);
  });

  test('is the receiver of the message, or its address', () => {
    const to = (destination: Resource) =>
      translated(fhirType, message({ destination: [destination] }, jodie, course, ...practices)).discharge
        ?.referredTo?.identifiers;
    expect(to({ receiver: { reference: 'Organization/bay' } })).toMatchObject([{ value: 'south-bay' }]);
    expect(to({ endpoint: 'https://north-harbor.example.org/fhir' })).toEqual([
      { system: 'urn:ietf:rfc:3986', value: 'https://north-harbor.example.org/fhir' },
    ]);
  });
});

describe('a message that hands nobody over is refused:', () => {
  const sent = (header: Resource, ...resources: readonly Resource[]) =>
    linesOf(translated(fhirType, message(header, jodie, course, ...resources)));
  const event = (code: string) => ({
    eventCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0003', code },
  });

  test('the answer to another message', () => {
    expect(sent({ response: { identifier: 'x', code: 'ok' } })).toEqual([
      'entry[0].resource.response: expected a message of its own, got the answer to another',
    ]);
  });

  test('a cancellation', () => {
    expect(sent(event('I14'))).toEqual([
      'entry[0].resource.eventCoding: expected a referral or a discharge, got a cancellation',
    ]);
    expect(sent(event('I12'))).toEqual([]);
  });

  test.each(['cancelled', 'rejected', 'failed', 'entered-in-error'])(
    'one about a task that is %s',
    (status) => {
      expect(sent({ focus: [{ reference: 'Task/task' }] }, { ...task, status }, request)).toEqual([
        `entry[3].resource.status: expected a request that is in force, got ${status}`,
      ]);
    },
  );

  test('a request, posted alone, that was revoked', () => {
    const bare = {
      ...request,
      status: 'revoked',
      contained: [jodie, course],
      subject: { reference: '#jodie' },
    };
    expect(linesOf(translated(fhirType, bare))).toContain(
      'status: expected a request that is in force, got revoked',
    );
  });
});
