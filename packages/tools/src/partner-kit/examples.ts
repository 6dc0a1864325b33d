import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportFormat, importMediaTypes } from '@continuum/contracts';
import { checkoutRoot } from '../checkout.ts';

/** One message of the kit, or one file of many, as a clinic's system would send it. */
export interface KitExample {
  /** What it is called, in the words of those who send such messages. */
  readonly format: string;
  /** Below the folder of examples. */
  readonly file: string;
  readonly mediaType: string;
}

const fhir = 'application/fhir+json';
const er7 = 'x-application/hl7-v2+er7';
const cda = 'application/cda+xml';

/** One discharge, told in every format that is understood. */
export const kitExamples: readonly KitExample[] = [
  { format: 'canonical JSON', file: 'discharge.json', mediaType: 'application/json' },
  { format: 'FHIR message', file: 'fhir-message.json', mediaType: fhir },
  { format: 'FHIR Task and ServiceRequest', file: 'fhir-task.json', mediaType: fhir },
  { format: 'HL7 v2 ADT^A03', file: 'hl7v2-adt-a03.hl7', mediaType: er7 },
  { format: 'HL7 v2 REF^I12', file: 'hl7v2-ref-i12.hl7', mediaType: er7 },
  { format: 'C-CDA Discharge Summary', file: 'ccda-discharge-summary.xml', mediaType: cda },
  { format: 'C-CDA Referral Note', file: 'ccda-referral-note.xml', mediaType: cda },
];

/** @throws Error when the kit has no such example */
export const exampleIn = (file: string): KitExample => {
  const example = kitExamples.find((one) => one.file === file);
  if (example === undefined) throw new Error(`the kit has no example ${file}`);
  return example;
};

/** Several discharges in one file. */
export const kitFiles: readonly (KitExample & { readonly importFormat: ImportFormat })[] = [
  { format: 'CSV, a discharge a row', file: 'discharges-table.csv', importFormat: 'csv' as const },
  { format: 'NDJSON, a discharge a line', file: 'discharges-lines.ndjson', importFormat: 'ndjson' as const },
].map((one) => ({ ...one, mediaType: importMediaTypes[one.importFormat] }));

/** Where the kit's examples are, from the root of the checkout. */
const folder = 'docs/partner-kit/examples';

/** The bytes of one of them. */
export const bytesOf = ({ file }: KitExample): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(checkoutRoot, folder, file)));

/** The same as text. */
export const textOf = (example: KitExample): string => new TextDecoder().decode(bytesOf(example));

/** The file beside it that holds its translation, from the root of the checkout. */
export const expectedFileOf = ({ file }: KitExample): string =>
  `${folder}/${file.replace(/\.[^.]+$/, '')}.expected.json`;

/** What that file holds. */
export const expectedOf = (example: KitExample) =>
  JSON.parse(readFileSync(join(checkoutRoot, expectedFileOf(example)), 'utf8'));
