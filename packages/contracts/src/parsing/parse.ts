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

const issuesOf = (issue: z.core.$ZodIssue): Issue[] => {
  const path = issue.path.map(step);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, shownName(key)],
      expected: issue.message,
      got: 'a field',
    }));
  return [{ path, expected: issue.message, got: kindOf(inputAt(issue)) }];
};

/** A hostile body could be wrong in a million places; a person mends the first hundred. */
const issuesMost = 100;

const bounded = (issues: readonly Issue[]): readonly Issue[] =>
  issues.length <= issuesMost
    ? issues
    : [
        ...issues.slice(0, issuesMost),
        { path: [], expected: 'nothing further', got: `${issues.length - issuesMost} more issues` },
      ];

/**
 * Reads an untrusted value. What comes back holds only what the schema names.
 * @returns every issue at once (past 100, how many more): where, what was expected, and the kind of what came; no
 * value is repeated
 */
export const parse = <S extends z.ZodType>(schema: S, value: unknown): Parsed<z.output<S>> => {
  const result = schema.safeParse(value, { error: expectation, reportInput: true });
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, issues: bounded(result.error.issues.flatMap(issuesOf)) };
};
