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
const shown = (name: string): string => (/^[A-Za-z_][\w-]{0,59}$/.test(name) ? name : '(a field)');

const pathOf = (frames: readonly Frame[]) => frames.flatMap(({ at }) => at);

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

/**
 * What is wrong with text that does parse: fields that come twice (a parser keeps the last, another the first:
 * RFC 8259 §4 leaves it open), reserved names, and strings that are not Unicode text (RFC 8259 §8.1, §8.2). The walk ends
 * when there is more to say than an answer carries.
 */
export const memberProblems = (text: string): Issue[] => {
  const issues: Issue[] = [];
  const frames: Frame[] = [];
  const string = (start: number): number => {
    const end = endOfString(text, start);
    const value = stringValue(text.slice(start, end + 1)) ?? '';
    const frame = frames.at(-1);
    if (frame?.names !== undefined && frame.awaitsName) {
      const problem = nameProblem(value, frame.names);
      if (problem !== undefined)
        issues.push({ path: [...pathOf(frames.slice(0, -1)), shown(value)], ...problem });
      frame.names.add(value);
      frame.at[0] = shown(value);
      frame.awaitsName = false;
    }
    const got = textProblem(value);
    if (got !== undefined) issues.push({ path: pathOf(frames), expected: 'Unicode text', got });
    return end;
  };
  const next = (frame: Frame | undefined): void => {
    if (frame?.names !== undefined) frame.awaitsName = true;
    else if (frame !== undefined) frame.at[0] = (frame.at[0] as number) + 1;
  };
  for (let at = 0; at < text.length && issues.length <= mostFindings; at += 1) {
    const character = text[at];
    if (character === '"') at = string(at);
    else if (character === '{') frames.push({ names: new Set(), at: [], awaitsName: true });
    else if (character === '[') frames.push({ at: [0], awaitsName: false });
    else if (character === '}' || character === ']') frames.pop();
    else if (character === ',') next(frames.at(-1));
  }
  return issues;
};
