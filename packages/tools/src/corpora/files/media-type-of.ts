import { extname } from 'node:path';

/** Media types by what files are usually called. */
const byExtension: Readonly<Record<string, string>> = {
  '.ccda': 'application/hl7-cda+xml',
  '.csv': 'text/csv',
  '.er7': 'x-application/hl7-v2+er7',
  '.fsh': 'text/plain',
  '.hl7': 'x-application/hl7-v2+er7',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
};

/** Namespaces of the documents that clinics exchange, the one that is named first being the document's own. */
const namespaces: readonly (readonly [string, string])[] = [
  ['http://hl7.org/fhir', 'application/fhir+xml'],
  ['urn:hl7-org:v3', 'application/hl7-cda+xml'],
];

const openingBytes = 4096;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The first characters, without white space, a byte order mark or the frame that HL7 v2 travels in over TCP. */
const openingOf = (bytes: Uint8Array): string =>
  textOf(bytes.subarray(0, openingBytes)).replace(/^[\s\v]+/, '');

/** Every FHIR resource names its type, wherever in it; also one whose JSON is broken. */
const isFhir = (text: string): boolean => /\bresourceType["']?\s*:/.test(text);

const ofXml = (opening: string): string => {
  const [, named] =
    namespaces
      .map(
        ([namespace, mediaType]) =>
          [opening.search(RegExp(`xmlns(:\\w+)?=["']${namespace}["']`)), mediaType] as const,
      )
      .filter(([at]) => at >= 0)
      .sort(([one], [other]) => one - other)[0] ?? [];
  if (named !== undefined) return named;
  return /<ClinicalDocument[\s>]/.test(opening) ? 'application/hl7-cda+xml' : 'application/xml';
};

const ofLines = (bytes: Uint8Array): string =>
  isFhir(openingOf(bytes)) ? 'application/fhir+ndjson' : 'application/x-ndjson';

/**
 * What a sender would say that a file holds. Content decides where it tells: HL7 v2 begins with MSH, FHIR names a
 * resourceType, XML its namespace; the name decides the rest.
 */
export const mediaTypeOf = (name: string, bytes: Uint8Array): string => {
  const extension = extname(name).toLowerCase();
  const opening = openingOf(bytes);
  if (/^MSH\W/.test(opening)) return 'x-application/hl7-v2+er7';
  if (extension === '.ndjson' || extension === '.jsonl') return ofLines(bytes);
  if (extension === '.json' && !opening.startsWith('<'))
    return isFhir(textOf(bytes)) ? 'application/fhir+json' : 'application/json';
  if (extension === '.xml' || extension === '.json') return ofXml(opening);
  return byExtension[extension] ?? 'application/octet-stream';
};
