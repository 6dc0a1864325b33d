import type { Issue } from '@continuum/domain';
import { mostFindings } from '../bounded.ts';
import { endOfString, stringValue } from './text-walk.ts';

interface Frame {
  /** Absent in arrays. */
  readonly names?: Set<string>;
  readonly at: (string | number)[];
  awaitsName: boolean;
}

/** Names are the sender's: only what looks like a field's name is repeated in an issue. */
const looksLikeName = /^[A-Za-z_][\w-]{0,59}$/;
const shown = (name: string): string => (looksLikeName.test(name) ? name : '(a field)');

/** Where the walk is: names of fields as they may be shown, and places in lists. */
const pathOf = (frames: readonly Frame[]) =>
  frames.flatMap(({ at }) => at.map((step) => (typeof step === 'string' ? shown(step) : step)));

const nameProblem = (name: string, names: ReadonlySet<string>): Omit<Issue, 'path'> | undefined => {
  if (name === '__proto__') return { expected: 'a field that this message may have', got: 'a reserved name' };
  return names.has(name) ? { expected: 'each field once', got: 'the same field again' } : undefined;
};

/** What a decoder puts in the place of bytes that are no UTF-8; whoever decoded them first has lost the text. */
const replacement = '\uFFFD';

const textProblem = (value: string): string | undefined => {
  if (!value.isWellFormed()) return 'half of a surrogate pair';
  return value.includes(replacement) ? 'a character that stands for bytes that were not UTF-8' : undefined;
};

const quote = 0x22;
const comma = 0x2c;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/**
 * What is wrong with text that does parse: fields that come twice (a parser keeps the last, another the first:
 * RFC 8259 §4 leaves it open), reserved names, and strings that are not Unicode text (RFC 8259 §8.1, §8.2). The walk ends
 * when there is more to say than an answer carries.
 */
export const memberProblems = (text: string): Issue[] => {
  const issues: Issue[] = [];
  const frames: Frame[] = [];
  /** Only an escape, or text that is broken as a whole, can hold what is no Unicode text. */
  const mayBeBroken = text.includes('\\u') || textProblem(text) !== undefined;
  const name = (frame: Frame, names: Set<string>, value: string): void => {
    const problem = nameProblem(value, names);
    if (problem !== undefined)
      issues.push({ path: [...pathOf(frames.slice(0, -1)), shown(value)], ...problem });
    names.add(value);
    frame.at[0] = value;
    frame.awaitsName = false;
  };
  const string = (start: number): number => {
    const end = endOfString(text, start);
    const frame = frames.at(-1);
    const names = frame?.awaitsName ? frame.names : undefined;
    if (names === undefined && !mayBeBroken) return end;
    const value = stringValue(text.slice(start, end + 1)) ?? '';
    if (frame !== undefined && names !== undefined) name(frame, names, value);
    const got = textProblem(value);
    if (got !== undefined) issues.push({ path: pathOf(frames), expected: 'Unicode text', got });
    return end;
  };
  const next = (frame: Frame | undefined): void => {
    if (frame?.names !== undefined) frame.awaitsName = true;
    else if (frame !== undefined) frame.at[0] = (frame.at[0] as number) + 1;
  };
  for (let at = 0; at < text.length && issues.length <= mostFindings; at += 1) {
    const character = text.charCodeAt(at);
    if (character === quote) at = string(at);
    else if (character === openingBrace) frames.push({ names: new Set(), at: [], awaitsName: true });
    else if (character === openingBracket) frames.push({ at: [0], awaitsName: false });
    else if (character === closingBrace || character === closingBracket) frames.pop();
    else if (character === comma) next(frames.at(-1));
  }
  return issues;
};
