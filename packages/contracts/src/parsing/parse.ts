import type * as z from 'zod';
import { expectation } from './expectation.ts';
import { type Issue, kindOf, shownName } from './issue.ts';

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const step = (part: PropertyKey): string | number =>
  typeof part === 'number' ? part : shownName(String(part));

/** The discriminator of a union is reported at its own path while the input is the object around it. */
const inputAt = ({ input, path, ...issue }: z.core.$ZodIssue): unknown => {
  const discriminator = 'discriminator' in issue ? issue.discriminator : undefined;
  if (typeof discriminator !== 'string' || path.at(-1) !== discriminator) return input;
  return typeof input === 'object' && input !== null ? Reflect.get(input, discriminator) : input;
};

/** At most so many. */
const issuesOf = (issue: z.core.$ZodIssue, most: number): Issue[] => {
  const path = issue.path.map(step);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, most).map((key) => ({
      path: [...path, shownName(key)],
      expected: issue.message,
      got: 'a field',
    }));
  return [{ path, expected: issue.message, got: kindOf(inputAt(issue)) }];
};

/** A hostile body could be wrong in a million places; a person mends the first hundred. */
const issuesMost = 100;

const countOf = (issue: z.core.$ZodIssue): number =>
  issue.code === 'unrecognized_keys' ? issue.keys.length : 1;

const bounded = (found: readonly z.core.$ZodIssue[]): readonly Issue[] => {
  const issues: Issue[] = [];
  for (const issue of found) {
    if (issues.length === issuesMost) break;
    issues.push(...issuesOf(issue, issuesMost - issues.length));
  }
  const left = found.reduce((sum, issue) => sum + countOf(issue), 0) - issues.length;
  return left === 0
    ? issues
    : [...issues, { path: [], expected: 'nothing further', got: `${left} more issues` }];
};

/**
 * Reads an untrusted value. What comes back holds only what the schema names.
 * @returns every issue at once (past 100, how many more): where, what was expected, and the kind of what came; no
 * value is repeated
 */
export const parse = <S extends z.ZodType>(schema: S, value: unknown): Parsed<z.output<S>> => {
  const result = schema.safeParse(value, { error: expectation, reportInput: true });
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, issues: bounded(result.error.issues) };
};
