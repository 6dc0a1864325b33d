/** As many bytes as a message of any format may have. */
const mostBytes = 4 * 1024 * 1024;

/** Encodings a document may declare without a byte order mark: https://encoding.spec.whatwg.org/#names-and-labels */
const declarable = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252']);

/** Far enough for any XML declaration. */
const openingBytes = 200;

export interface NotReadable {
  readonly expected: string;
  readonly got: string;
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

const decoded = (bytes: Uint8Array, encoding: string): string | NotReadable => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { expected: encoding.toUpperCase(), got: `bytes that are not ${encoding.toUpperCase()}` };
  }
};

/** The encoding of a document by its byte order mark, else by its declaration; XML 1.0, appendix F. */
const encodingOf = (bytes: Uint8Array): string | NotReadable => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, openingBytes));
  const [, declared = 'utf-8'] =
    /^<\?xml[^>]{0,100}?\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/.exec(opening) ?? [];
  return declarable.has(declared.toLowerCase())
    ? declared.toLowerCase().replace('utf8', 'utf-8').replace('us-ascii', 'utf-8')
    : { expected: 'UTF-8, or UTF-16 with a byte order mark', got: 'another encoding' };
};

/** The text of an XML document, without its byte order mark. */
export const decodeXml = (bytes: Uint8Array): string | NotReadable => {
  if (bytes.length > mostBytes) return { expected: 'at most 4 MB', got: 'more' };
  if (bytes.length === 0) return { expected: 'XML 1.0', got: 'nothing' };
  const encoding = encodingOf(bytes);
  return typeof encoding === 'string' ? decoded(bytes, encoding) : encoding;
};
