import type { Translation } from '../translation.ts';
import type { Message, WireFormat } from '../wire-format.ts';
import { translate } from './translate.ts';
import { looksLikeXml, type ReadXml, readXml } from './xml/read-xml.ts';

const read = new WeakMap<Message, ReadXml>();

/** The message as XML, read once. */
const xmlOf = (message: Message): ReadXml => {
  const before = read.get(message);
  const found = before ?? readXml(message.bytes);
  if (before === undefined) read.set(message, found);
  return found;
};

const documentElement = 'ClinicalDocument';

/** Parts of documents that are sent by themselves now and then. */
const parts = new Set([
  ...['recordTarget', 'author', 'custodian', 'documentationOf', 'componentOf', 'participant'],
  ...[
    'component',
    'structuredBody',
    'section',
    'entry',
    'act',
    'observation',
    'organizer',
    'procedure',
    'encounter',
  ],
]);

/** What else XML may be, by its root. */
const insteadOf = ({ localName = '', namespace }: ReadXml): string => {
  if (namespace === 'http://hl7.org/fhir') return 'FHIR in XML; FHIR is read in JSON';
  if (localName === documentElement) return 'a ClinicalDocument of another namespace';
  return parts.has(localName) ? 'a part of a document' : 'another kind of XML';
};

const refused = (expected: string, got: string): Translation => ({
  issues: [{ path: [], expected, got }],
  warnings: [],
  ignored: [],
});

const isDocument = ({ root, namespace }: ReadXml): boolean =>
  root?.name === documentElement && namespace === 'urn:hl7-org:v3';

/** C-CDA R2.1: one ClinicalDocument about one person, structured, narrative or around a document of another kind. */
export const ccdaXml: WireFormat = {
  mediaTypes: ['application/cda+xml', 'application/hl7-cda+xml'],
  sharedMediaTypes: ['application/xml', 'text/xml'],
  parameters: { charset: ['utf-8', 'utf8', 'utf-16'] },
  recognises: (message) => looksLikeXml(message.bytes) && isDocument(xmlOf(message)),
  translate: (message, needs): Translation => {
    const xml = xmlOf(message);
    if (xml.root !== undefined && !isDocument(xml))
      return refused('a ClinicalDocument of the namespace urn:hl7-org:v3', insteadOf(xml));
    if (xml.problem !== undefined || xml.root === undefined)
      return refused(xml.problem?.expected ?? 'XML 1.0 that is well-formed', xml.problem?.got ?? 'nothing');
    return translate(xml.root, message, needs);
  },
};
