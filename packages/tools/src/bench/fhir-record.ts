/** A large record of a plainly fictitious person, as a clinic's system might export it. */

type Resource = Readonly<Record<string, unknown>>;

const snomed = 'http://snomed.info/sct';
const loinc = 'http://loinc.org';
const dayMilliseconds = 86_400_000;
const firstVisit = Date.parse('1998-03-02T14:00:00Z');
const lastDay = '2026-03-01';

const uuid = (index: number): string => `urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const person = { reference: uuid(1) };
const coded = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
});

const jodie: Resource = {
  resourceType: 'Patient',
  identifier: [
    {
      type: coded('http://terminology.hl7.org/CodeSystem/v2-0203', 'MR', 'Medical Record Number'),
      system: 'urn:example:riverside-pt:record',
      value: 'RPT-10056',
    },
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '000-00-0000' },
  ],
  name: [{ use: 'official', family: 'Hicks', given: ['Jodie'] }],
  birthDate: '1970-04-12',
};

const shoulder: Resource = {
  resourceType: 'Condition',
  code: coded(snomed, '307731004', 'Injury of tendon of the rotator cuff of shoulder'),
  subject: person,
  onsetDateTime: '2025-08-04',
};

const course: Resource = {
  resourceType: 'CarePlan',
  status: 'completed',
  category: [coded(snomed, '91251008', 'Physical therapy procedure')],
  subject: person,
  period: { start: '2025-12-01T09:00:00-05:00', end: '2026-03-02T10:04:05-05:00' },
  addresses: [{ reference: uuid(2) }],
};

/** What one visit leaves in a record: the encounter, what was measured, what was found, what was done and billed. */
const visit = (number: number, first: number): readonly Resource[] => {
  const at = new Date(firstVisit + number * dayMilliseconds).toISOString();
  const day = at.slice(0, 10) > lastDay ? lastDay : at.slice(0, 10);
  const about = { subject: person, encounter: { reference: uuid(first) } };
  const measured = (code: string, display: string, value: number, unit: string): Resource => ({
    resourceType: 'Observation',
    status: 'final',
    category: [
      coded('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs', 'Vital signs'),
    ],
    code: coded(loinc, code, display),
    ...about,
    effectiveDateTime: day,
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
  });
  return [
    {
      resourceType: 'Encounter',
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      type: [coded(snomed, '185349003', 'Encounter for check up')],
      subject: person,
      period: { start: at, end: at },
    },
    measured('8480-6', 'Systolic blood pressure', 110 + (number % 40), 'mm[Hg]'),
    measured('8867-4', 'Heart rate', 60 + (number % 30), '/min'),
    measured('2093-3', 'Cholesterol', 150 + (number % 80), 'mg/dL'),
    {
      resourceType: 'Condition',
      code: coded(snomed, `${10_509_002 + number}`, 'An earlier finding'),
      ...about,
      onsetDateTime: day,
    },
    {
      resourceType: 'Procedure',
      status: 'completed',
      code: coded(snomed, '430193006', 'Medication review'),
      ...about,
      performedDateTime: at,
    },
    {
      resourceType: 'Claim',
      status: 'active',
      patient: person,
      created: at,
      item: [
        {
          sequence: 1,
          productOrService: coded(snomed, '185349003', 'Encounter for check up'),
          encounter: [{ reference: uuid(first) }],
        },
      ],
    },
  ];
};

const entryOf = (resource: Resource, index: number) => ({
  fullUrl: uuid(index + 1),
  resource,
  request: { method: 'POST', url: resource['resourceType'] },
});

/** A transaction Bundle of about so many bytes, with one completed course of physical therapy in it. */
export const largeRecord = (bytes: number): Uint8Array => {
  const resources: Resource[] = [jodie, shoulder, course];
  let length = 0;
  for (let number = 0; length < bytes; number += 1) {
    const added = visit(number, resources.length + 1);
    length += JSON.stringify(added.map(entryOf)).length;
    resources.push(...added);
  }
  return new TextEncoder().encode(
    JSON.stringify({
      resourceType: 'Bundle',
      id: 'large-record',
      type: 'transaction',
      entry: resources.map(entryOf),
    }),
  );
};
