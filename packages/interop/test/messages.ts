/** FHIR messages as tests make them up: one fictitious person, and whatever else a test puts in. */

export type Resource = Record<string, unknown>;

export const jodie: Resource = {
  resourceType: 'Patient',
  id: 'jodie',
  identifier: [{ system: 'urn:example:riverside-pt:record', value: 'RPT-10056' }],
  name: [{ family: 'Hicks', given: ['Jodie'] }],
  birthDate: '1970-04-12',
};

export const subject = { reference: 'Patient/jodie' };

/** A course of physical therapy that is over. */
export const course: Resource = {
  resourceType: 'CarePlan',
  id: 'course',
  status: 'completed',
  category: [{ coding: [{ system: 'http://snomed.info/sct', code: '91251008' }] }],
  subject,
  period: { start: '2025-12-01T09:00:00-05:00', end: '2026-03-02T10:00:00-05:00' },
};

/** A stay that is over. */
export const stay: Resource = {
  resourceType: 'Encounter',
  id: 'stay',
  status: 'finished',
  class: { code: 'IMP' },
  subject,
  period: { start: '2026-01-05T10:00:00-05:00', end: '2026-02-16T11:30:00-05:00' },
};

export const request: Resource = {
  resourceType: 'ServiceRequest',
  id: 'request',
  status: 'active',
  intent: 'order',
  code: { text: 'Supervised exercise' },
  subject,
  authoredOn: '2026-03-02',
  requester: { display: 'Dr. Ana Example' },
};

export const task: Resource = {
  resourceType: 'Task',
  id: 'task',
  status: 'requested',
  intent: 'order',
  code: { coding: [{ code: 'fulfill' }] },
  focus: { reference: 'ServiceRequest/request' },
  for: subject,
};

export const collection = (...resources: readonly Resource[]) => ({
  resourceType: 'Bundle',
  id: 'example-collection',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

export const message = (header: Resource, ...resources: readonly Resource[]) => ({
  ...collection({ resourceType: 'MessageHeader', id: 'example-header', ...header }, ...resources),
  type: 'message',
});

export const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
