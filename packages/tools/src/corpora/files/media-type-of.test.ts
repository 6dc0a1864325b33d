import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type-of.ts';

test.each([
  ['record.json', '{"resourceType": "Bundle"}', 'application/fhir+json'],
  ['record.JSON', '{"id": "1", "resourceType": "Bundle"}', 'application/fhir+json'],
  ['broken-record.json', '{ resourceType : "Bundle"', 'application/fhir+json'],
  ['discharge.json', '{"messageId": "RPT-1"}', 'application/json'],
  ['broken.json', '{', 'application/json'],
  ['resources.ndjson', '{"resourceType": "Observation"}\n{"resourceType"', 'application/fhir+ndjson'],
  ['dates.ndjson', '"2026-03-02"\n"2026-03"', 'application/x-ndjson'],
  [
    'summary.xml',
    '<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">',
    'application/hl7-cda+xml',
  ],
  ['undeclared.xml', '<ClinicalDocument>', 'application/hl7-cda+xml'],
  ['part.xml', '<section xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc">', 'application/hl7-cda+xml'],
  ['record.xml', '<Bundle xmlns="http://hl7.org/fhir">', 'application/fhir+xml'],
  ['quoting.xml', '<Bundle xmlns="http://hl7.org/fhir"><a xmlns="urn:hl7-org:v3"/>', 'application/fhir+xml'],
  ['misnamed.json', '  <Bundle xmlns="http://hl7.org/fhir">', 'application/fhir+xml'],
  ['feed.xml', '<rss>', 'application/xml'],
  ['summary.ccda', '', 'application/hl7-cda+xml'],
  ['A03.hl7', 'MSH|^~\\&|', 'x-application/hl7-v2+er7'],
  ['A03.txt', '\uFEFFMSH|^~\\&|', 'x-application/hl7-v2+er7'],
  ['framed', '\u000bMSH|^~\\&|', 'x-application/hl7-v2+er7'],
  ['LICENSE.txt', 'Copyright', 'text/plain'],
  ['LICENSE', 'Copyright', 'application/octet-stream'],
])('%s is sent as what its sender would call it', (name, content, mediaType) => {
  expect(mediaTypeOf(name, new TextEncoder().encode(content))).toBe(mediaType);
});
