/** Jodie Hicks and everyone else here are plainly fictitious. */
export const dischargeExample = {
  messageId: 'RPT-2026-0142',
  sentAt: '2026-03-02T16:10:00.000Z',
  referralId: 'REF-0142',
  client: {
    identifiers: [{ system: 'urn:example:riverside-pt:client', value: 'RPT-10056' }],
    name: { family: 'Hicks', given: ['Jodie'] },
    birthDate: '1970-04-12',
    sex: 'female',
  },
  dischargedAt: '2026-03-02T15:00:00.000Z',
  conditions: [
    {
      code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M75.121' },
      onsetOn: '2025-08-04',
      side: 'right',
    },
  ],
  procedures: [{ code: { system: 'http://snomed.info/sct', code: '18347007' }, performedOn: '2025-10-06' }],
  referrer: { name: 'Dr. Ana Example', npi: '1234567893', type: 'physician' },
};

const missing = [
  { need: 'written-referral', from: 'partner' },
  { need: 'informed-consent', from: 'client' },
];

export const receiptExample = {
  messageId: 'RPT-2026-0142',
  outcome: 'received',
  receivedAt: '2026-03-02T16:10:02.113Z',
  practiceId: 'north-harbor',
  missing,
  warnings: [],
  issues: [],
};

/** A line of the list. */
export const statusRowExample = {
  messageId: 'RPT-2026-0142',
  outcome: 'received',
  receivedAt: '2026-03-02T16:10:02.113Z',
  practiceId: 'north-harbor',
  stage: 'referral',
  status: 'information-requested',
  missing,
  nextDue: '2026-03-04T16:10:02.113Z',
  warnings: [],
  issues: [],
};

/** A referral by itself says since when it stands there. */
export const statusExample = { ...statusRowExample, since: '2026-03-02T16:10:04.020Z' };

export const trialExample = {
  messageId: 'RPT-2026-0142',
  outcome: 'received',
  practiceId: 'north-harbor',
  routedBy: 'only-agreement',
  missing,
  warnings: [],
  issues: [],
  ignored: ['Bundle.entry.resource.ofType(Immunization)'],
  fields: [
    {
      field: 'messageId',
      path: 'identifier.value',
      source: 'Bundle.identifier',
      fallback: true,
      value: 'RPT-2026-0142',
    },
    {
      field: 'client.name',
      path: 'entry[0].resource.name[0]',
      value: { family: 'Hicks', given: ['Jodie'] },
    },
    {
      field: 'dischargedAt',
      path: 'entry[3].resource.period.end',
      source: 'CarePlan.period.end',
      fallback: false,
      value: '2026-03-02T15:00:00.000Z',
    },
    {
      field: 'conditions.0.code',
      path: 'entry[1].resource.code',
      source: 'CarePlan.addresses',
      fallback: false,
      value: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M75.121' },
    },
  ],
  discharge: dischargeExample,
};

export const informationExample = {
  referral: { signedOn: '2026-03-01' },
  consent: { signedOn: '2026-03-02' },
};
