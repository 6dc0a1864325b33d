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
        focus: [{ reference: `${base}/Task/di-aaaaaaaaaaaaaaaaaaaaaaaaaa.1` }],
      },
    },
    { fullUrl: `${base}/OperationOutcome/${answerId}`, resource: { id: answerId, ...fhirOutcomeExample } },
  ],
};
