import { vagueMediaTypes } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';

type Begins = readonly (number | undefined)[];

const text = (letters: string): Begins => [...letters].map((letter) => letter.charCodeAt(0));

/**
 * Documents that are kept, and how their bytes begin: PDF, and what scanners and fax gateways produce.
 * ISO 32000-2 §7.5.2, ITU-T T.81 B.1.1.3, PNG §5.2, TIFF 6.0 §2.
 */
const beginnings: Readonly<Record<string, readonly Begins[]>> = {
  'application/pdf': [text('%PDF-')],
  'image/jpeg': [[0xff, 0xd8, 0xff]],
  'image/png': [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  'image/tiff': [
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ],
};

const beginsWith = (bytes: Uint8Array, beginning: Begins): boolean =>
  beginning.every((byte, index) => bytes[index] === byte);

const nameOf = (mediaType: string): string => mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Whether a media type names a document that is kept. */
export const isDocument = (mediaType: string): boolean => Object.hasOwn(beginnings, nameOf(mediaType));

/** The kind of document that bytes begin as. */
const kindOf = (bytes: Uint8Array): string | undefined =>
  Object.keys(beginnings).find((kind) => beginnings[kind]?.some((beginning) => beginsWith(bytes, beginning)));

/** What an answer is: its media type, or what its bytes say where that is vague, JSON where they begin as nothing else. */
export const answerTypeOf = (mediaType: string, bytes: Uint8Array): string =>
  vagueMediaTypes.includes(nameOf(mediaType)) ? (kindOf(bytes) ?? 'application/json') : mediaType;

/** What its bytes contradict: an answer must be what its media type says, or nobody could open it. */
export const documentIssues = (mediaType: string, bytes: Uint8Array): readonly Issue[] => {
  const [named, written] = [nameOf(mediaType), kindOf(bytes)];
  if (written === undefined)
    return isDocument(mediaType)
      ? [{ path: [], expected: named, got: bytes.length === 0 ? 'nothing' : 'other bytes' }]
      : [];
  return written === named
    ? []
    : [{ path: ['content-type'], expected: `${written}, which the body is`, got: named }];
};
