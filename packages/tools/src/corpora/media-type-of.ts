import { extname } from 'node:path';

/** Media types by what files are usually called. */
const byExtension: Readonly<Record<string, string>> = {
  '.ccda': 'application/hl7-cda+xml',
  '.csv': 'text/csv',
  '.er7': 'x-application/hl7-v2+er7',
  '.fsh': 'text/plain',
  '.hl7': 'x-application/hl7-v2+er7',
  '.md': 'text/markdown',
  '.ndjson': 'application/x-ndjson',
  '.txt': 'text/plain',
};

const opening = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, 4096));

const isClinicalDocument = (bytes: Uint8Array): boolean => /<ClinicalDocument[\s>]/.test(opening(bytes));

/** Whether JSON is FHIR's: every resource names its type, wherever in it. */
const isFhir = (bytes: Uint8Array): boolean => new TextDecoder().decode(bytes).includes('"resourceType"');

/** What a sender would say that a file holds: by its name, and where that does not tell, by its content. */
export const mediaTypeOf = (name: string, bytes: Uint8Array): string => {
  const extension = extname(name).toLowerCase();
  if (extension === '.json') return isFhir(bytes) ? 'application/fhir+json' : 'application/json';
  if (extension === '.xml')
    return isClinicalDocument(bytes) ? 'application/hl7-cda+xml' : 'application/fhir+xml';
  return byExtension[extension] ?? 'application/octet-stream';
};
