/** HL7 table 0211, as far as it is understood, by what a TextDecoder calls it. */
const known: ReadonlyMap<string, string> = new Map([
  ['', 'utf-8'],
  ['ASCII', 'utf-8'],
  ['UNICODE', 'utf-8'],
  ['UNICODE UTF-8', 'utf-8'],
  ['UTF-8', 'utf-8'],
  ['UTF8', 'utf-8'],
  ['8859/1', 'windows-1252'],
  ['8859-1', 'windows-1252'],
  ['ISO-8859-1', 'windows-1252'],
  ['ISO IR100', 'windows-1252'],
  ['8859/15', 'iso-8859-15'],
]);

/** Each byte as one character: enough to read a header by, whose signs are ASCII. */
export const bytewise = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes);

/**
 * Bytes as text, by the character set that MSH-18 names first.
 * @returns `unsupported` for a set that is not understood, `undecodable` for bytes that are not of it
 */
export const decoded = (
  bytes: Uint8Array,
  characterSet: string,
): { readonly text: string } | 'unsupported' | 'undecodable' => {
  const encoding = known.get(characterSet.trim().toUpperCase());
  if (encoding === undefined) return 'unsupported';
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return 'undecodable';
  }
};
