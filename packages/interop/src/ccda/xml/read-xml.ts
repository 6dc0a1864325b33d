import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeXml, type NotReadable } from './decode.ts';
import { nameIn, XmlElement } from './element.ts';

/** Bounds that no clinical document comes near. */
const mostLevels = 64;
const mostElements = 200_000;
const mostAttributes = 100;
const longestAttribute = 100_000;

export interface ReadXml {
  /** The root element, as far as it could be read. */
  readonly root?: XmlElement;
  /** What the root's namespace is, where the document begins with an element at all. */
  readonly namespace?: string;
  /** The root's name without a prefix, whatever its namespace. */
  readonly localName?: string;
  readonly problem?: NotReadable;
}

/** Reading stops here: what follows is not looked at. */
class Stop extends Error {
  readonly problem: NotReadable;

  constructor(expected: string, got: string) {
    super(expected);
    this.problem = { expected, got };
  }
}

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

const attributesOf = ({ attributes }: SaxesTagNS): ReadonlyMap<string, string> =>
  new Map(
    Object.values(attributes)
      .filter(({ uri, local }) => uri === '' || (uri === schemaInstance && local === 'type'))
      .map(({ local, value, uri }) =>
        uri === '' ? [local, value] : ['xsi:type', value.slice(value.indexOf(':') + 1)],
      ),
  );

/** What elements of other namespaces are called: they are kept for the order of text, and never asked for. */
const foreign = '*';

class Reader {
  root: XmlElement | undefined;
  namespace: string | undefined;
  localName: string | undefined;
  #open: XmlElement | undefined;
  #levels = 0;
  #elements = 0;
  #attributes = 0;

  attribute(value: string): void {
    this.#attributes += 1;
    if (this.#attributes > mostAttributes) throw new Stop(`at most ${mostAttributes} attributes`, 'more');
    if (value.length > longestAttribute)
      throw new Stop(`attributes of at most ${longestAttribute} characters`, 'a longer one');
  }

  begin(tag: SaxesTagNS): void {
    this.#attributes = 0;
    this.#levels += 1;
    this.#elements += 1;
    if (this.#levels > mostLevels) throw new Stop(`at most ${mostLevels} levels of nesting`, 'more');
    if (this.#elements > mostElements) throw new Stop(`at most ${mostElements} elements`, 'more');
    this.#open = new XmlElement(nameIn(tag.uri, tag.local) ?? foreign, attributesOf(tag), this.#open);
    if (this.root !== undefined) return;
    this.root = this.#open;
    this.namespace = tag.uri;
    this.localName = tag.local;
  }

  end(): void {
    this.#levels -= 1;
    this.#open = this.#open?.parent;
  }

  text(text: string): void {
    this.#open?.content.push(text);
  }
}

const parserFor = (reader: Reader): SaxesParser<{ xmlns: true }> => {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    throw new Stop('XML 1.0 that is well-formed', 'XML that is broken');
  });
  parser.on('doctype', () => {
    throw new Stop('XML without a document type declaration', 'one, which may hold entities');
  });
  parser.on('attribute', ({ value }) => reader.attribute(value));
  parser.on('opentag', (tag) => reader.begin(tag));
  parser.on('closetag', () => reader.end());
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  return parser;
};

const parsed = (text: string): ReadXml => {
  const reader = new Reader();
  const read = (): ReadXml => ({
    ...(reader.root === undefined ? {} : { root: reader.root }),
    ...(reader.namespace === undefined ? {} : { namespace: reader.namespace }),
    ...(reader.localName === undefined ? {} : { localName: reader.localName }),
  });
  try {
    parserFor(reader).write(text).close();
    return read();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ...read(), problem: error.problem };
  }
};

/** White space and byte order marks, in UTF-8 or UTF-16, before a document. */
const beforeMarkup = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);
const lessThan = 0x3c;
const mostBefore = 64;

/** Whether bytes may be XML at all, without reading them. */
export const looksLikeXml = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, mostBefore).find((byte) => !beforeMarkup.has(byte)) === lessThan;

/**
 * Reads an XML 1.0 document with namespaces. Entities other than XML's own five are unknown to it and document type
 * declarations are refused, so nothing is ever expanded or fetched. Time and memory grow with the bytes.
 */
export const readXml = (bytes: Uint8Array): ReadXml => {
  const text = decodeXml(bytes);
  return typeof text === 'string' ? parsed(text) : { problem: text };
};
