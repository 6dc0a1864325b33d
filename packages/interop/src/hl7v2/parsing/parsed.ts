import { bytewise, decoded } from './character-sets.ts';
import { type Delimiters, delimitersOf } from './delimiters.ts';
import { Segment } from './segment.ts';

/** Far more than any message about one person has, and few enough to be read in time. */
const mostSegments = 5_000;
const segmentName = /^[A-Z][A-Z0-9]{2}$/;

/** A message as segments. */
export interface Parsed {
  readonly delimiters: Delimiters;
  readonly header: Segment;
  readonly segments: readonly Segment[];
  /** Numbers of lines that are no segments. */
  readonly strayLines: readonly number[];
}

/** What is wrong with the writing itself, where and what was expected instead. */
export interface Unreadable {
  readonly header?: Segment;
  readonly problem: { readonly path: string; readonly expected: string; readonly got: string };
}

/** The frame HL7 v2 travels in over TCP ends with it. */
const endOfBlock = '\u001c';

/** That frame, a byte order mark and blank lines are no part of a message. */
const unframed = (text: string): string =>
  (text.replace(/^(?:\uFEFF|ï»¿|[\s\v])+/, '').split(endOfBlock, 1)[0] ?? '').trimEnd();

const opening = (bytes: Uint8Array): string => unframed(bytewise(bytes.subarray(0, 4096)));

/** Whether bytes begin as a message does: MSH and a sign. */
export const beginsWithHeader = (bytes: Uint8Array): boolean => /^MSH[^\w\s]/.test(opening(bytes));

const lineBreaks = /\r\n?|\n/;

const sorted = (lines: readonly string[], delimiters: Delimiters) => {
  const occurrences = new Map<string, number>();
  const segments: Segment[] = [];
  const strayLines: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const written = line.trimStart();
    const name = written.slice(0, 3);
    const next = written[3];
    if (!segmentName.test(name) || (next !== undefined && next !== delimiters.field)) {
      strayLines.push(index + 1);
      continue;
    }
    const occurrence = (occurrences.get(name) ?? 0) + 1;
    occurrences.set(name, occurrence);
    segments.push(new Segment(written, occurrence, delimiters));
  }
  return { segments, strayLines };
};

const unreadable = (path: string, expected: string, got: string, header?: Segment): Unreadable => ({
  ...(header === undefined ? {} : { header }),
  problem: { path, expected, got },
});

/** Reads bytes as a message; never throws. */
export const parsedFrom = (bytes: Uint8Array): Parsed | Unreadable => {
  const headerLine = unframed(bytewise(bytes)).split(lineBreaks, 1)[0] ?? '';
  const delimiters = /^MSH[^\w\s]/.test(headerLine) ? delimitersOf(headerLine) : undefined;
  if (delimiters === undefined)
    return unreadable('MSH-2', 'MSH and five different delimiters', 'something else');
  const named = new Segment(headerLine, 1, delimiters);
  const text = decoded(bytes, named.text(18) ?? '');
  if (text === 'unsupported')
    return unreadable(
      'MSH-18',
      'ASCII, UNICODE UTF-8 or 8859/1',
      'a character set that is not understood',
      named,
    );
  if (text === 'undecodable')
    return unreadable('MSH-18', 'the character set the message is written in', 'another one', named);
  const lines = unframed(text.text).split(lineBreaks, mostSegments + 1);
  if (lines.length > mostSegments)
    return unreadable('MSH', `at most ${mostSegments} segments`, 'more', named);
  const { segments, strayLines } = sorted(lines, delimiters);
  const [header] = segments;
  return header === undefined
    ? unreadable('MSH', 'a message header', 'none')
    : { delimiters, header, segments, strayLines };
};
