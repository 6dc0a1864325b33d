import { expect, test } from 'vitest';
import { whyNotKept } from './identifier-kind.ts';

const identifier = (fields: { system?: string; value?: string; types?: string[] }) => ({
  value: 'EXAMPLE-1',
  types: [],
  ...fields,
});

test.each([
  [{ types: ['SS'] }, 'identifier-dropped-social-security'],
  [{ types: ['ss'] }, 'identifier-dropped-social-security'],
  [{ system: 'http://hl7.org/fhir/sid/us-ssn' }, 'identifier-dropped-social-security'],
  [{ system: 'urn:oid:2.16.840.1.113883.4.1' }, 'identifier-dropped-social-security'],
  [{ value: '000-00-0000' }, 'identifier-dropped-social-security'],
  [{ value: '000 00 0000' }, 'identifier-dropped-social-security'],
  [{ value: 'DL# S00000000' }, 'identifier-dropped-drivers-licence'],
  [{ types: ['DL'] }, 'identifier-dropped-drivers-licence'],
  [{ system: 'urn:oid:2.16.840.1.113883.4.3.25' }, 'identifier-dropped-drivers-licence'],
  [{ types: ["Driver's license"] }, 'identifier-dropped-drivers-licence'],
  [{ types: ['PPN'] }, 'identifier-dropped-passport'],
  [{ system: 'http://example.com/passportNumber' }, 'identifier-dropped-passport'],
  [{ types: ['TAX'] }, 'identifier-dropped-tax'],
  [{ system: 'http://hl7.org/fhir/sid/us-mbi' }, 'identifier-dropped-insurance'],
  [{ types: ['Member number'] }, 'identifier-dropped-insurance'],
  [{ types: ['CC'] }, 'identifier-dropped-bank'],
])('an identifier that is not needed is not kept: %j', (fields, code) => {
  expect(whyNotKept(identifier(fields))).toBe(code);
});

test.each([
  [{ types: ['MR'] }],
  [{ types: ['PI', 'Internal record number'] }],
  [{ system: 'urn:example:riverside-pt:record' }],
  [{ system: 'urn:oid:2.16.840.1.113883.4.10' }],
  [{ value: '0000-00-000' }],
])('an identifier that recognises the person here is kept: %j', (fields) => {
  expect(whyNotKept(identifier(fields))).toBeUndefined();
});
