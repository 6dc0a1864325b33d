import type * as z from 'zod';

const list = (words: readonly unknown[]): string => words.map((word) => String(word)).join(', ');

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const countedIn: Readonly<Record<string, string>> = { string: 'character', array: 'item', set: 'item' };

const bound = (word: 'at least' | 'at most', origin: string, limit: unknown): string => {
  const thing = countedIn[origin];
  if (thing === undefined) return `${word} ${String(limit)}`;
  return `${word} ${String(limit)} ${thing}${Number(limit) === 1 ? '' : 's'}`;
};

/** What a schema wanted, said once for every schema that does not say it better itself. */
export const expectation: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1 ? list(issue.values) : `one of ${list(issue.values)}`;
    case 'too_small':
      return bound('at least', issue.origin, issue.minimum);
    case 'too_big':
      return bound('at most', issue.origin, issue.maximum);
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'regex'
        ? `text of the form ${issue.pattern}`
        : `text of the form ${issue.format}`;
    case 'invalid_union':
      return 'one of the forms that are described';
    case 'unrecognized_keys':
      return 'no such field';
    default:
      return 'another value';
  }
};
