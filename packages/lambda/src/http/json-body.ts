import { type Issue, parse } from '@continuum/contracts';
import type * as z from 'zod';
import type { Answer } from './answer.ts';
import { deepestNesting, nestsTooDeep, repeatedNames } from './json-members.ts';
import { issuesAnswer } from './problem-answer.ts';

export type Read<Value> =
  | { readonly ok: true; readonly value: Value; readonly text: string }
  | { readonly ok: false; readonly answer: Answer };

const refused = (kind: 'not-json' | 'invalid-body', issues: readonly Issue[]): Read<never> => ({
  ok: false,
  answer: issuesAnswer(kind, issues),
});

const notJson = (got: string): Read<never> =>
  refused('not-json', [{ path: [], expected: 'JSON (RFC 8259)', got }]);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const valueOf = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/**
 * Reads a JSON body: UTF-8, at most 64 levels deep, each name once, then as the schema says.
 * @returns the answer instead when it is not JSON (400) or not as described (422), every issue at once
 */
export const readJsonBody = <S extends z.ZodType>(bytes: Uint8Array, schema: S): Read<z.output<S>> => {
  if (bytes.byteLength === 0) return notJson('nothing');
  const text = textOf(bytes);
  if (text === undefined) return notJson('bytes that are not UTF-8');
  if (nestsTooDeep(text))
    return refused('invalid-body', [{ path: [], expected: `at most ${deepestNesting} levels`, got: 'more' }]);
  const json = valueOf(text);
  if (json === undefined) return notJson('text that is not JSON');
  const repeated = repeatedNames(text);
  const parsed = parse(schema, json.value);
  if (!parsed.ok) return refused('invalid-body', [...repeated, ...parsed.issues]);
  return repeated.length > 0 ? refused('invalid-body', repeated) : { ok: true, value: parsed.value, text };
};
