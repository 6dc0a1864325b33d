import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A record as a clinic's system exports it: one person, and a course of physical therapy or none. */
export interface ExportedRecord {
  /** Also the person's given name and the name of the file. */
  readonly name: string;
  readonly therapy: 'completed' | 'active' | 'none';
  /** Undefined for the living. */
  readonly diedAt?: string;
}

const entry = (id: string, resource: Readonly<Record<string, unknown>>) => ({
  fullUrl: `urn:uuid:${id}`,
  resource: { ...resource, id },
  request: { method: 'POST', url: String(resource['resourceType']) },
});

const coded = (system: string, code: string, text: string) => ({
  coding: [{ system, code, display: text }],
  text,
});

const snomed = 'http://snomed.info/sct';

const person = ({ name, diedAt }: ExportedRecord) =>
  entry('person', {
    resourceType: 'Patient',
    identifier: [
      {
        type: coded('http://terminology.hl7.org/CodeSystem/v2-0203', 'MR', 'Medical Record Number'),
        system: 'urn:example:riverside-pt:record',
        value: `RPT-${name}`,
      },
    ],
    name: [{ use: 'official', family: 'Fictitious', given: [name] }],
    gender: 'other',
    birthDate: '1966-02-03',
    ...(diedAt === undefined ? {} : { deceasedDateTime: diedAt }),
  });

const condition = entry('condition', {
  resourceType: 'Condition',
  code: coded(snomed, '44465007', 'Sprain of ankle'),
  subject: { reference: 'urn:uuid:person' },
});

const course = (status: string, endedAt: string) =>
  entry('course', {
    resourceType: 'CarePlan',
    status,
    intent: 'order',
    category: [coded(snomed, '91251008', 'Physical therapy procedure')],
    subject: { reference: 'urn:uuid:person' },
    period: { start: '2026-01-05T09:00:00-06:00', ...(status === 'completed' ? { end: endedAt } : {}) },
    addresses: [{ reference: 'urn:uuid:condition' }],
  });

const bundle = (record: ExportedRecord, endedAt: string) => ({
  resourceType: 'Bundle',
  id: `export-${record.name}`,
  type: 'transaction',
  entry: [person(record), condition, ...(record.therapy === 'none' ? [] : [course(record.therapy, endedAt)])],
});

/** Writes each record into a file of its own; courses that are completed ended at that instant. */
export const writeRecords = (folder: string, records: readonly ExportedRecord[], endedAt: string): void => {
  for (const record of records)
    writeFileSync(join(folder, `${record.name}.json`), JSON.stringify(bundle(record, endedAt), null, 2));
};
