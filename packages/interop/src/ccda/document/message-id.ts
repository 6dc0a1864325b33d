import { sourcesOfLastResort, type Unnamed, usableMessageId } from '../../message-id.ts';
import { type Found, firstOf, type Source } from '../../reading/sources.ts';
import type { XmlElement } from '../xml/element.ts';

interface Asked extends Unnamed {
  readonly document: XmlElement;
}

/** An instance identifier as one text: its root, and its extension where it has one. */
export const identifierText = (id: XmlElement): string | undefined => {
  const [root, extension] = [id.text('root'), id.text('extension')];
  if (root === undefined) return extension;
  return extension === undefined ? root : `${root}:${extension}`;
};

const usable = (id: XmlElement | undefined, { needs }: Asked) => {
  const text = id === undefined ? undefined : identifierText(id);
  const value = usableMessageId(text, needs.parseCanonical);
  return id === undefined || value === undefined ? undefined : { value, path: id.path };
};

/** HL7 ActRelationshipDocument: RPLC, the document replaces its parent. */
const replaces = 'RPLC';

const replaced = (document: XmlElement): XmlElement | undefined =>
  document.many('relatedDocument').find((related) => related.text('typeCode') === replaces);

const sources: readonly Source<Asked, string>[] = [
  { source: 'ClinicalDocument/id', read: (asked) => usable(asked.document.at('id'), asked) },
  ...sourcesOfLastResort('ClinicalDocument/id'),
];

/**
 * The id a document is known by. One that replaces another is known by the other's: it is the same discharge, told
 * again, so it never opens a second episode.
 */
export const messageIdOf = (asked: Asked): Found<string> => {
  const earlier = usable(replaced(asked.document)?.at('parentDocument/id'), asked);
  if (earlier === undefined) return firstOf(sources, asked) as Found<string>;
  asked.findings.warn('document-replaces-another', earlier.path);
  return { ...earlier, source: 'relatedDocument[RPLC]/parentDocument/id', fallback: false };
};
