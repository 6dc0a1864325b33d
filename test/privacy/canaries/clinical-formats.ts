import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import { birthDate, type Canaries } from './canaries.ts';

const example = (name: string): string =>
  readFileSync(join(checkoutRoot, 'packages', 'interop', 'examples', name), 'utf8');

/** As HL7 writes it, in either version. */
const born = birthDate.replaceAll('-', '');

/** Parts of an HL7 v2 message in which persons and what they have are named: segment, field, component. */
const personalParts: readonly (readonly [string, number, number])[] = [
  ['MSH', 9, 1],
  ['RF1', 3, 2],
  ['RF1', 6, 1],
  ['PRD', 2, 1],
  ['PRD', 2, 2],
  ['PID', 3, 1],
  ['PID', 5, 1],
  ['PID', 5, 2],
  ['PID', 11, 1],
  ['PID', 13, 4],
  ['IN1', 4, 1],
  ['IN1', 36, 1],
  ['DG1', 3, 2],
  ['DG1', 4, 1],
  ['PR1', 3, 2],
  ['AL1', 3, 2],
  ['OBX', 3, 2],
  ['NTE', 3, 1],
];

const withPart = (fields: string[], field: number, component: number, text: string): void => {
  const parts = (fields[field] ?? '').split('^');
  parts[component - 1] = text;
  fields[field] = Array.from(parts, (part) => part ?? '').join('^');
};

const plantedSegment = (line: string, canaries: Canaries): string => {
  const fields = line.split('|');
  for (const [segment, field, component] of personalParts)
    if (fields[0] === segment)
      withPart(fields, field, component, canaries.canary(`${segment}-${field}.${component}`));
  if (fields[0] === 'PID') withPart(fields, 7, 1, born);
  return fields.join('|');
};

/** A referral in HL7 v2, its control id among what is personal. */
export const er7Referral = (canaries: Canaries): string =>
  example('hl7v2/knee-referral.hl7')
    .split('\r')
    .map((line) => plantedSegment(line, canaries))
    .join('\r');

/** What stands before a text of a clinical document in which a person is named, reached or described. */
const beforeTexts =
  /(<(?:given|family|name|streetAddressLine|city|postalCode|title|text)\b[^<>/]*>|<id root="[^"]*" extension="|displayName="|value="(?:tel|mailto):)\s*[^<>"\s][^<>"]*/g;

/** Before the clock that the canaries live by. */
const writtenAt = '20260302101500-0500';

/** A discharge summary in C-CDA, its id among what is personal. */
export const clinicalDocument = (canaries: Canaries): string =>
  example('ccda/discharge-summary.xml')
    .replace(beforeTexts, (_, before: string) => `${before}${canaries.canary(`CDA ${before}`)}`)
    .replace(/(<birthTime value=")[^"]*/, `$1${born}`)
    .replaceAll('20260303091500-0500', writtenAt);
