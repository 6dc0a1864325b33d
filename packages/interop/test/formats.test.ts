import { routes, vagueMediaTypes } from '@continuum/contracts';
import { expect, test } from 'vitest';
import {
  canonicalType,
  cdaType,
  er7Type,
  example,
  fhirType,
  linesOf,
  translated,
  translator,
} from './clinic.ts';

test('the formats that are understood are named', () => {
  expect(translator.mediaTypes).toEqual([
    canonicalType,
    fhirType,
    er7Type,
    'application/hl7-v2',
    'application/cda+xml',
    'application/hl7-cda+xml',
    'application/xml',
    'text/xml',
  ]);
});

test('the API promises the formats that are understood, and bodies that do not say which of them they hold', () => {
  const { request } = routes.find(({ name }) => name === 'post-discharge') ?? {};
  expect(new Set(request?.mediaTypes)).toEqual(new Set([...translator.mediaTypes, ...vagueMediaTypes]));
});

test.each(['application/fhir+xml', 'text/csv'])(
  'a message in "%s" is unsupported, whatever it holds',
  (mediaType) => {
    const least = example('canonical/least.json');
    expect(translator.translate(mediaType, least, { timeZone: 'America/New_York' })).toBe('unsupported');
  },
);

test.each(['', ';;;', 'text/plain; charset=utf-8', 'application/octet-stream'])(
  'what a message in "%s" holds decides, and is unsupported where it is nothing known',
  (mediaType) => {
    expect(translated(mediaType, example('canonical/least.json')).discharge).toBeDefined();
    expect(translated(mediaType, example('fhir/rotator-cuff.json')).discharge).toBeDefined();
    expect(translated(mediaType, example('hl7v2/discharged-home.hl7')).discharge).toBeDefined();
    expect(translated(mediaType, example('ccda/discharge-summary.xml')).discharge).toBeDefined();
    for (const unknown of ['', 'a fax', '{}', '[]'])
      expect(
        translator.translate(mediaType, new TextEncoder().encode(unknown), { timeZone: 'America/New_York' }),
      ).toBe('unsupported');
  },
);

test('FHIR in plain application/json is read as FHIR', () => {
  expect(translated(canonicalType, example('fhir/rotator-cuff.json')).discharge).toBeDefined();
});

const written = [
  [canonicalType, 'canonical/least.json'],
  [fhirType, 'fhir/rotator-cuff.json'],
  [er7Type, 'hl7v2/discharged-home.hl7'],
  [cdaType, 'ccda/discharge-summary.xml'],
] as const;
/** FHIR is JSON: a header that says only this contradicts nothing. */
const contradictions = written.flatMap(([mediaType, name]) =>
  written
    .map(([named]) => [named, mediaType, name] as const)
    .filter(([named]) => named !== mediaType && !(named === canonicalType && mediaType === fhirType)),
);

test.each(contradictions)(
  'that it is named %s contradicts a message in %s, and the answer says so: %s',
  (named, mediaType, name) => {
    expect(linesOf(translated(named, example(name)))).toEqual([
      `content-type: expected ${mediaType}, which the message is written in, got ${named}`,
    ]);
  },
);

test.each([
  'Application/JSON',
  'application/json; charset=UTF-8',
  'application/json;charset="utf-8"',
  'application/json; profile=anything',
])('a message in "%s" is read as canonical JSON', (mediaType) => {
  expect(translated(mediaType, example('canonical/least.json')).discharge).toBeDefined();
});

test('another charset than UTF-8 is refused by its parameter', () => {
  const latin = translated('application/json; charset=iso-8859-1', example('canonical/least.json'));
  expect(linesOf(latin)).toEqual(['content-type.charset: expected utf-8, got another value']);
});

test('another version of FHIR than R4 is refused by its parameter', () => {
  const stu3 = translated('application/fhir+json; fhirVersion=3.0', example('fhir/rotator-cuff.json'));
  expect(linesOf(stu3)).toEqual(['content-type.fhirversion: expected 4.0, got another value']);
  expect(
    translated('application/fhir+json; fhirVersion=4.0', example('fhir/rotator-cuff.json')).discharge,
  ).toBeDefined();
});
