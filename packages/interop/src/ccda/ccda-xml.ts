import type { Translation } from '../translation.ts';
import type { Message, WireFormat } from '../wire-format.ts';
import { translate } from './translate.ts';
import { nameIn } from './xml/element.ts';
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

/** What else XML may be, by the namespace of its root. */
const insteadOf = ({ root, namespace }: ReadXml): string => {
  if (namespace === 'http://hl7.org/fhir') return 'FHIR in XML; FHIR is read in JSON';
  if (root?.name === documentElement) return 'a ClinicalDocument of another namespace';
  return namespace !== undefined && nameIn(namespace, '') !== undefined
    ? 'a part of a document'
    : 'another kind of XML';
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
    if (xml.problem !== undefined) return refused(xml.problem.expected, xml.problem.got);
    if (xml.root === undefined || !isDocument(xml))
      return refused('a ClinicalDocument of the namespace urn:hl7-org:v3', insteadOf(xml));
    return translate(xml.root, message, needs);
  },
};
