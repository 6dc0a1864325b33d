/** The one discharge that every example of the kit tells, stated by hand, and what each format tells of it. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkoutRoot } from '../checkout.ts';
import { messageTranslator } from '../message-translator.ts';
import { bytesOf, expectedFileOf, expectedOf, type KitExample, kitExamples, kitFiles } from './examples.ts';

const person = {
  identifiers: [{ system: 'urn:oid:2.16.840.1.113883.19.5', value: 'RPT-20417' }],
  name: { family: 'Example', given: ['Sam'] },
  birthDate: '1968-05-21',
};
const numbered = { ...person, identifiers: [{ ...person.identifiers[0], type: 'MR' }] };
const contact = { phone: '+1-555-0147', email: 'sam@example.org' };
const course = { dischargedAt: '2026-02-27T21:30:00.000Z', admittedAt: '2025-11-17T15:00:00.000Z' };
const sent = { referralId: 'REF-20417', sentAt: '2026-02-27T22:00:00.000Z' };
const sender = { name: 'Riverside Physical Therapy' };
const knee = {
  system: 'http://hl7.org/fhir/sid/icd-10-cm',
  code: 'M17.11',
  display: 'Unilateral primary osteoarthritis, right knee',
};
const condition = { code: knee, onsetOn: '2025-06-02', side: 'right' };
const arthroplasty = {
  system: 'http://www.ama-assn.org/go/cpt',
  code: '27447',
  display: 'Total knee arthroplasty, right',
};
const procedure = { code: arthroplasty, performedOn: '2025-11-10', side: 'right' };
const upAndGo = { system: 'http://loinc.org', code: '89423-8', display: 'Timed up and go' };
const measure = { code: upAndGo, value: 9.6, unit: 's', takenOn: '2026-02-26' };
const ana = { name: 'Dr. Ana Example', npi: '1234567893', type: 'physician' };
const service = 'Medical Exercise Training after physical therapy';
const noKneeling = ['No kneeling until re-assessed'];
const nubc = { system: 'https://www.nubc.org/CodeSystem/PatDischargeStatus', code: '01' };
const inHl7 = [
  { system: 'MSH-6', value: 'North Harbor Medical Exercise' },
  { system: 'MSH-5', value: 'CONTINUUM' },
];
const inCda = {
  ...sent,
  ...course,
  sender,
  priority: 'routine',
  client: { ...person, sex: 'female', contact },
  disposition: 'home',
  dispositionCode: { ...nubc, display: 'Home', writtenSystem: 'urn:oid:2.16.840.1.113883.12.112' },
  conditions: [{ ...condition, code: { ...knee, writtenSystem: 'urn:oid:2.16.840.1.113883.6.90' } }],
  referrer: ana,
};

const stated: Readonly<Record<string, object>> = {
  'discharge.json': {
    messageId: 'KIT-JSON-1',
    ...sent,
    ...course,
    priority: 'routine',
    client: { ...numbered, sex: 'female', contact },
    disposition: 'home',
    conditions: [condition],
    procedures: [procedure],
    referrer: ana,
    serviceRequested: service,
    precautions: noKneeling,
    measures: [measure],
    referral: { signedOn: '2026-02-27', expiresOn: '2026-05-28' },
  },
  'fhir-message.json': {
    messageId: 'KIT-FHIR-MESSAGE-1',
    ...sent,
    ...course,
    sender,
    priority: 'routine',
    client: { ...numbered, sex: 'female', contact },
    disposition: 'home',
    dispositionCode: {
      system: 'http://terminology.hl7.org/CodeSystem/discharge-disposition',
      code: 'home',
    },
    conditions: [condition],
    referrer: ana,
    serviceRequested: service,
    measures: [measure],
    referral: { signedOn: '2026-02-27' },
  },
  'fhir-task.json': {
    messageId: 'KIT-FHIR-TASK-1',
    ...sent,
    ...course,
    priority: 'urgent',
    client: person,
    conditions: [{ code: knee }],
    referrer: { name: ana.name, npi: ana.npi },
    serviceRequested: 'Referral to physical activity program',
    referral: { signedOn: '2026-02-27' },
  },
  'hl7v2-adt-a03.hl7': {
    messageId: 'KIT-A03-1',
    ...sent,
    ...course,
    sender,
    client: { ...numbered, sex: 'female', contact: { ...contact, phone: '1 555 0147' } },
    disposition: 'home',
    dispositionCode: { ...nubc, writtenSystem: '2.16.840.1.113883.12.112' },
    conditions: [condition],
    procedures: [procedure],
    referrer: { ...ana, name: 'Ana Example' },
    referredTo: { identifiers: inHl7 },
    precautions: ['Allergy: Latex'],
    measures: [measure],
  },
  'hl7v2-ref-i12.hl7': {
    messageId: 'KIT-I12-1',
    ...sent,
    ...course,
    sender,
    priority: 'routine',
    client: { ...numbered, sex: 'female' },
    conditions: [condition],
    procedures: [procedure],
    referrer: { ...ana, name: 'Ana Example' },
    referredTo: { identifiers: [{ system: 'FACILITY', value: 'north-harbor' }, ...inHl7] },
    serviceRequested: service,
    precautions: noKneeling,
    measures: [measure],
    validity: { from: '2026-02-27', until: '2026-05-28' },
  },
  'ccda-discharge-summary.xml': {
    messageId: '2.16.840.1.113883.19.7002:KIT-DS-1',
    ...inCda,
    procedures: [
      { ...procedure, code: { ...arthroplasty, writtenSystem: 'urn:oid:2.16.840.1.113883.6.12' } },
    ],
    precautions: noKneeling,
    measures: [{ ...measure, code: { ...upAndGo, writtenSystem: 'urn:oid:2.16.840.1.113883.6.1' } }],
    documents: [{ title: 'Discharge Summary', contentType: 'application/cda+xml' }],
  },
  'ccda-referral-note.xml': {
    messageId: '2.16.840.1.113883.19.7002:KIT-RN-1',
    ...inCda,
    serviceRequested: service,
    referral: { signedOn: '2026-02-27' },
    documents: [{ title: 'Referral Note', contentType: 'application/cda+xml' }],
  },
};

const together = { ...person, identifiers: [] };
const kit = { identifiers: [], name: { family: 'Sample', given: ['Kit'] }, birthDate: '1975-01-30' };
const later = '2026-02-27T22:15:00.000Z';
const { dischargedAt } = course;
const { code, system } = knee;

const statedRows: Readonly<Record<string, readonly object[]>> = {
  'discharges-table.csv': [
    {
      messageId: 'KIT-CSV-1',
      referralId: 'REF-20417',
      client: person,
      dischargedAt,
      conditions: [{ code: { system, code }, side: 'right' }],
      referrer: { name: ana.name, npi: ana.npi },
      measures: [{ code: { system: upAndGo.system, code: upAndGo.code }, value: 9.6, unit: 's' }],
    },
    { messageId: 'KIT-CSV-2', client: kit, dischargedAt: later, referrer: { name: 'Example, Dr. Ana' } },
  ],
  'discharges-lines.ndjson': [
    { messageId: 'KIT-NDJSON-1', client: together, dischargedAt },
    { messageId: 'KIT-NDJSON-2', client: kit, dischargedAt: later },
  ],
};

const translatedFor = (timeZone: string, example: KitExample) =>
  messageTranslator().translate(example.mediaType, bytesOf(example), { timeZone });

it('no message lies in the folder that is not one of the examples', () => {
  const [first] = kitExamples as [KitExample];
  const lying = readdirSync(join(checkoutRoot, dirname(expectedFileOf(first))));
  const known = [...kitExamples, ...kitFiles].map(({ file }) => file).sort();
  expect(lying.filter((file) => !file.endsWith('.expected.json'))).toEqual(known);
  expect(known).toEqual([...Object.keys(stated), ...Object.keys(statedRows)].sort());
});

describe.each(kitExamples)('the example of $format', (example) => {
  it('is expected to be translated to what it tells of the discharge, with no warning', () => {
    const { discharge, warnings, ignored } = expectedOf(example);
    expect(discharge).toEqual(stated[example.file]);
    expect({ warnings, ignored }).toEqual({ warnings: [], ignored: [] });
  });

  it('means the same wherever the clinic is', () => {
    expect(translatedFor('Asia/Tokyo', example)).toEqual(translatedFor('America/Chicago', example));
  });
});

describe.each(kitFiles)('the example of $format', (file) => {
  it('is expected to be read as what every row tells, with no warning', () => {
    const rows = (statedRows[file.file] ?? []).map((discharge, index) => ({
      row: index + 1,
      discharge,
      warnings: [],
      ignored: [],
    }));
    expect(expectedOf(file).rows).toEqual(rows);
  });
});
