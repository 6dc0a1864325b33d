import type { Issue } from '@continuum/domain';
import { memberProblems } from './member-problems.ts';
import { deepestNesting, nestsTooDeep } from './nesting.ts';
import { topLevelStrings } from './top-level-strings.ts';
import { isObject } from './value.ts';

/** JSON from anywhere: its value if it has one, and everything that is wrong with it. */
export interface ReadJson {
  /** Absent when the bytes are not JSON, nest too deep or are too many to be parsed. */
  readonly value?: unknown;
  readonly issues: readonly Issue[];
  /** Where there is no value: string fields of the outermost object that could be read all the same. */
  readonly topLevel: ReadonlyMap<string, string>;
}

/** Whether the outermost object has a field, as far as the message can be read. */
export const hasTopLevel = ({ value, topLevel }: ReadJson, name: string): boolean =>
  topLevel.has(name) || (isObject(value) && Object.hasOwn(value, name));

/** The largest message that is read, in bytes: 4 MB. */
const largestMessageBytes = 4 * 1024 * 1024;

const whole = (expected: string, got: string): Issue => ({ path: [], expected, got });

const nothing: ReadonlyMap<string, string> = new Map();

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** The parser's own message quotes the text, so only the place is taken from it. */
const syntaxIssue = ({ message }: SyntaxError): Issue => {
  const place = /at position (\d+)/.exec(message)?.[1];
  return whole(
    'JSON (RFC 8259)',
    place === undefined ? 'text that is not JSON' : `an error at character ${place}`,
  );
};

const parseText = (text: string): { readonly value: unknown } | { readonly issue: Issue } => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { issue: syntaxIssue(error) };
    throw error;
  }
};

/** Reads JSON as RFC 8259 asks of what is exchanged between systems: UTF-8, no byte order mark, each name once. */
export const readJson = (bytes: Uint8Array): ReadJson => {
  if (bytes.length === 0) return { issues: [whole('JSON (RFC 8259)', 'nothing')], topLevel: nothing };
  if (bytes.length > largestMessageBytes)
    return { issues: [whole('at most 4 MB', 'more')], topLevel: nothing };
  const decoded = decode(bytes);
  if (decoded === undefined)
    return { issues: [whole('UTF-8', 'bytes that are not UTF-8')], topLevel: nothing };
  const marked = decoded.startsWith('\uFEFF');
  const text = marked ? decoded.slice(1) : decoded;
  const issues = marked ? [whole('JSON that begins with its first character', 'a byte order mark')] : [];
  if (nestsTooDeep(bytes)) {
    issues.push(whole(`at most ${deepestNesting} levels of nesting`, 'more'));
    return { issues, topLevel: topLevelStrings(text) };
  }
  const parsed = parseText(text);
  if ('issue' in parsed) return { issues: [...issues, parsed.issue], topLevel: topLevelStrings(text) };
  return { value: parsed.value, issues: [...issues, ...memberProblems(text)], topLevel: nothing };
};
