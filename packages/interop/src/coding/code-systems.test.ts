import { expect, test } from 'vitest';
import { canonicalSystem } from './code-systems.ts';

test.each([
  ['http://snomed.info/sct', 'http://snomed.info/sct'],
  ['https://snomed.info/sct/', 'http://snomed.info/sct'],
  ['http://www.snomed.info/sct', 'http://snomed.info/sct'],
  ['urn:oid:2.16.840.1.113883.6.96', 'http://snomed.info/sct'],
  ['2.16.840.1.113883.6.96', 'http://snomed.info/sct'],
  ['URN:OID:2.16.840.1.113883.6.90', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['http://hl7.org/fhir/sid/icd-10-cm/', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['https://loinc.org', 'http://loinc.org'],
  ['urn:oid:2.16.840.1.113883.6.1', 'http://loinc.org'],
  ['https://www.ama-assn.org/go/cpt', 'http://www.ama-assn.org/go/cpt'],
  ['2.16.840.1.113883.6.12', 'http://www.ama-assn.org/go/cpt'],
  ['http://www.nubc.org/patient-discharge', 'https://www.nubc.org/CodeSystem/PatDischargeStatus'],
  ['2.16.840.1.113883.12.112', 'https://www.nubc.org/CodeSystem/PatDischargeStatus'],
])('%s is %s', (written, canonical) => {
  expect(canonicalSystem(written)).toBe(canonical);
});

test.each(['urn:example:local', 'http://snomed.info/sct/731000124108', 'constructor', '', '/'.repeat(5000)])(
  'a system that is not known keeps its own name: %s',
  (system) => {
    expect(canonicalSystem(system)).toBe(system);
  },
);
