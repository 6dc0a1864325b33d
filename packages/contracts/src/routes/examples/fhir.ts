/** What a clinic's system posts in FHIR, and what it is answered; of somebody plainly fictitious. */

const subject = {
  identifier: { system: 'urn:example:riverside-pt:client', value: 'RPT-10057' },
  display: 'Robin Marsh',
};
const course = {
  resourceType: 'CarePlan',
  id: 'course',
  status: 'completed',
  intent: 'plan',
  category: [{ coding: [{ system: 'http://snomed.info/sct', code: '91251008' }] }],
  subject,
  period: { start: '2026-01-12T09:00:00-05:00', end: '2026-03-02T10:00:00-05:00' },
};
const request = {
  resourceType: 'ServiceRequest',
  id: 'referral',
  identifier: [{ value: 'REF-0142' }],
  status: 'active',
  intent: 'order',
  subject,
  authoredOn: '2026-03-02',
};

export const fhirMessageExample = {
  resourceType: 'Bundle',
  type: 'message',
  entry: [
    {
      resource: {
        resourceType: 'MessageHeader',
        id: 'rpt-2026-0142',
        eventCoding: { system: 'urn:example:riverside-pt:event', code: 'referral' },
        source: { endpoint: 'https://riverside-pt.example.com/fhir' },
      },
    },
    { resource: course },
    { resource: request },
  ],
};

export const fhirTransactionExample = {
  resourceType: 'Bundle',
  id: 'rpt-2026-0142',
  type: 'transaction',
  entry: [
    { resource: course, request: { method: 'POST', url: 'CarePlan' } },
    { resource: request, request: { method: 'POST', url: 'ServiceRequest' } },
  ],
};

const base = 'https://api.example.com/fhir';
const taskId = 'di-aaaaaaaaaaaaaaaaaaaaaaaaaa.1';
const answerId = 're-47DEQpj8HBSa-.TImW-5JCeuQeRkm5NMpJWZG3hSuFU';

export const fhirOutcomeExample = {
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'warning',
      code: 'required',
      details: {
        coding: [{ system: 'urn:continuum:need', code: 'informed-consent' }],
        text: 'Still needed: informed consent, from the client.',
      },
    },
  ],
};

export const fhirMessageResponseExample = {
  resourceType: 'Bundle',
  type: 'message',
  timestamp: '2026-03-02T15:00:00.000Z',
  entry: [
    {
      fullUrl: `${base}/MessageHeader/${answerId}`,
      resource: {
        resourceType: 'MessageHeader',
        id: answerId,
        eventCoding: { system: 'urn:continuum:message-event', code: 'referral-answer' },
        source: { name: 'Continuum', endpoint: base },
        response: {
          identifier: 'rpt-2026-0142',
          code: 'ok',
          details: { reference: `${base}/OperationOutcome/${answerId}` },
        },
        focus: [{ reference: `${base}/Task/${taskId}` }],
      },
    },
    { fullUrl: `${base}/OperationOutcome/${answerId}`, resource: { id: answerId, ...fhirOutcomeExample } },
  ],
};

export const fhirTaskExample = {
  resourceType: 'Task',
  id: taskId,
  meta: { versionId: '1', lastUpdated: '2026-03-02T15:00:01.000Z' },
  identifier: [
    { system: 'urn:continuum:message-id', value: 'rpt-2026-0142' },
    { system: 'urn:continuum:referral-id', value: 'REF-0142' },
  ],
  status: 'requested',
  businessStatus: {
    coding: [
      {
        system: 'http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS',
        code: '2.0',
        display: 'Service Request Created',
      },
    ],
  },
  intent: 'order',
  code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
  focus: { reference: 'ServiceRequest/di-aaaaaaaaaaaaaaaaaaaaaaaaaa' },
  authoredOn: '2026-03-02T15:00:00.000Z',
  lastModified: '2026-03-02T15:00:01.000Z',
  requester: { type: 'Organization', display: 'Riverside Physical Therapy (fictitious)' },
  owner: { type: 'Organization', display: 'North Harbor Medical Exercise (fictitious)' },
};

export const fhirSearchsetExample = {
  resourceType: 'Bundle',
  type: 'searchset',
  total: 1,
  link: [
    {
      relation: 'self',
      url: `${base}/Task?identifier=urn%3Acontinuum%3Amessage-id%7Crpt-2026-0142&_count=25`,
    },
  ],
  entry: [{ fullUrl: `${base}/Task/${taskId}`, resource: fhirTaskExample, search: { mode: 'match' } }],
};
