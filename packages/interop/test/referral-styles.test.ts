import { describe, expect, it } from 'vitest';
import { codesOf, fhirType, translated } from './clinic.ts';
import { coded, jodie, message, type Resource, stay } from './messages.ts';

const npi = 'http://hl7.org/fhir/sid/us-npi';
const taskCodes = 'http://hl7.org/fhir/CodeSystem/task-code';
const base = 'https://riverside-pt.example.com/fhir';

const practice: Resource = {
  resourceType: 'Organization',
  id: 'practice',
  identifier: [{ system: npi, value: '1093817465' }],
  name: 'North Harbor (fictitious)',
};
const physician: Resource = {
  resourceType: 'Practitioner',
  id: 'physician',
  identifier: [{ system: npi, value: '1234567893' }],
  name: [{ text: 'Dr. Ana Example' }],
};
const shoulder: Resource = {
  resourceType: 'Condition',
  id: 'shoulder',
  subject: { reference: `${base}/Patient/jodie` },
  code: coded('http://hl7.org/fhir/sid/icd-10-cm', 'M75.121'),
  onsetDateTime: '2025-08-10',
};

/** Entries of a server: everything under its own address. */
const served = (...resources: readonly Resource[]) => ({
  resourceType: 'Bundle',
  identifier: { value: 'STYLE-1' },
  type: 'collection',
  entry: resources.map((resource) => ({
    fullUrl: `${base}/${resource['resourceType']}/${resource['id']}`,
    resource,
  })),
});

const read = (bundle: object) => {
  const translation = translated(fhirType, bundle);
  expect(translation.issues).toEqual([]);
  return translation;
};

const told = {
  referralId: 'REF-0042',
  conditions: [
    { code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M75.121' }, onsetOn: '2025-08-10' },
  ],
  referrer: { name: 'Dr. Ana Example', npi: '1234567893' },
  referredTo: { identifiers: [{ system: npi, value: '1093817465' }] },
  dischargedAt: '2026-02-16T16:30:00.000Z',
};

const requestOf = (fields: Resource): Resource => ({
  resourceType: 'ServiceRequest',
  id: 'request',
  identifier: [{ system: 'urn:example:riverside-pt:referral', value: 'REF-0042' }],
  status: 'active',
  intent: 'order',
  subject: { reference: `${base}/Patient/jodie` },
  requester: { reference: `${base}/Practitioner/physician` },
  reasonReference: [{ reference: `${base}/Condition/shoulder` }],
  encounter: { reference: `${base}/Encounter/stay` },
  authoredOn: '2026-02-16',
  ...fields,
});

const taskOf = (fields: Resource): Resource => ({
  resourceType: 'Task',
  id: 'task',
  status: 'requested',
  intent: 'order',
  code: coded(taskCodes, 'fulfill'),
  focus: { reference: `${base}/ServiceRequest/request` },
  for: { reference: `${base}/Patient/jodie` },
  owner: { reference: `${base}/Organization/practice` },
  ...fields,
});

const others = [
  jodie,
  { ...stay, subject: { reference: `${base}/Patient/jodie` } },
  practice,
  physician,
  shoulder,
];

describe('a referral in the style of the Physical Activity guide', () => {
  it('is read by its Task, its owner and the request that it is to fulfil', () => {
    const profile =
      'http://hl7.org/fhir/us/physical-activity/StructureDefinition/pa-task-for-referral-management';
    const { discharge } = read(
      served(
        taskOf({
          meta: { profile: [profile] },
          authoredOn: '2026-02-16',
          requester: { reference: `${base}/Organization/riverside`, display: 'Riverside (fictitious)' },
        }),
        requestOf({
          category: [coded('http://snomed.info/sct', '229065009')],
          code: { text: 'Supervised strength training' },
        }),
        ...others,
      ),
    );
    expect(discharge).toMatchObject({ ...told, serviceRequested: 'Supervised strength training' });
  });
});

describe('a referral in the style of Gravity', () => {
  const gravity = 'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes';
  const consent: Resource = {
    resourceType: 'Consent',
    id: 'sharing',
    status: 'active',
    scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy'),
    patient: { reference: `${base}/Patient/jodie` },
    dateTime: '2026-02-10T09:00:00Z',
  };
  const own = taskOf({
    priority: 'asap',
    requester: { reference: `${base}/PractitionerRole/elsewhere` },
    restriction: { period: { end: '2026-05-16' } },
  });
  const part = taskOf({
    id: 'part',
    intent: 'filler-order',
    partOf: [{ reference: `${base}/Task/task` }],
    owner: { display: 'Somebody who helps' },
  });
  const bundle = served(
    part,
    own,
    requestOf({
      category: [coded(gravity, 'food-insecurity'), coded('http://snomed.info/sct', '229065009')],
      supportingInfo: [{ reference: `${base}/Consent/sharing` }],
    }),
    consent,
    ...others,
  );

  it('is read by the Task that is part of no other, and its consent to share is not taken for another', () => {
    const { discharge, ...translation } = read(bundle);
    expect(discharge).toMatchObject({ ...told, priority: 'urgent' });
    expect(discharge).not.toHaveProperty('consent');
    expect(codesOf({ ...translation, discharge } as never)).toContain('consent-of-another-kind');
  });
});

describe('a referral in the style of BSeR', () => {
  it('is read from its message: the header leads to the Task, roles to whoever has them', () => {
    const role = (id: string, fields: Resource): Resource => ({
      resourceType: 'PractitionerRole',
      id,
      ...fields,
    });
    const bundle = message(
      {
        id: 'bser-0042',
        eventCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0003', code: 'I12' },
        source: { name: 'Riverside', endpoint: base },
        focus: [{ reference: 'Task/task' }],
      },
      taskOf({
        identifier: [{ type: coded('http://terminology.hl7.org/CodeSystem/v2-0203', 'PLAC'), value: 'T-1' }],
        businessStatus: coded('http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS', '2.0'),
        focus: { reference: 'ServiceRequest/request' },
        for: { reference: 'Patient/jodie' },
        owner: { reference: 'PractitionerRole/recipient' },
        requester: { reference: 'PractitionerRole/initiator' },
      }),
      requestOf({
        identifier: [
          { type: coded('http://terminology.hl7.org/CodeSystem/v2-0203', 'FILL'), value: 'FILL-1' },
          { type: coded('http://terminology.hl7.org/CodeSystem/v2-0203', 'PLAC'), value: 'REF-0042' },
        ],
        subject: { reference: 'Patient/jodie' },
        requester: { reference: 'PractitionerRole/initiator' },
        reasonReference: [{ reference: 'Condition/shoulder' }],
        encounter: { reference: 'Encounter/stay' },
        performer: [{ reference: 'PractitionerRole/recipient' }],
      }),
      role('initiator', { practitioner: { reference: 'Practitioner/physician' } }),
      role('recipient', { organization: { reference: 'Organization/practice' } }),
      jodie,
      stay,
      practice,
      physician,
      { ...shoulder, subject: { reference: 'Patient/jodie' } },
    );
    const { discharge } = read(bundle);
    expect(discharge).toMatchObject({ ...told, messageId: 'bser-0042' });
  });
});
