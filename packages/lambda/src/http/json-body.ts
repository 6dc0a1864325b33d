import { type Issue, parse } from '@continuum/contracts';
import type * as z from 'zod';
import type { Answer } from './answer.ts';
import { deepestNesting, nestsTooDeep, repeatedNames } from './json-members.ts';
import { issuesAnswer } from './problem-answer.ts';
import type { RequestBody } from './request-body.ts';

export type Read<Value> =
  | { readonly ok: true; readonly value: Value; readonly text: string }
  | { readonly ok: false; readonly answer: Answer };

/** What a decoder puts in the place of bytes that are no UTF-8; a gateway may have decoded the body already. */
const replacement = '\uFFFD';

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

type Json =
  | { readonly kind: 'json'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'too-deep' }
  /** With the kind of what came. */
  | { readonly kind: 'not-json'; readonly got: string };

const jsonOf = (bytes: Uint8Array): Json => {
  if (bytes.byteLength === 0) return { kind: 'not-json', got: 'nothing' };
  const text = textOf(bytes);
  if (text === undefined || text.includes(replacement))
    return { kind: 'not-json', got: 'bytes that are not UTF-8' };
  if (nestsTooDeep(text)) return { kind: 'too-deep' };
  const json = valueOf(text);
  return json === undefined
    ? { kind: 'not-json', got: 'text that is not JSON' }
    : { kind: 'json', text, value: json.value };
};

const notJson = (got: string): Answer =>
  issuesAnswer('not-json', [{ path: [], expected: 'JSON (RFC 8259)', got }]);

const jsonMediaType = /^[^;]*[/+]json\s*(;|$)/i;

/** The answer to a body that says it is JSON and is not; undefined for any other body. */
export const notJsonAnswer = ({ mediaType, bytes }: RequestBody): Answer | undefined => {
  if (!jsonMediaType.test(mediaType)) return undefined;
  const json = jsonOf(bytes);
  return json.kind === 'not-json' ? notJson(json.got) : undefined;
};

const invalid = (issues: readonly Issue[]): Read<never> => ({
  ok: false,
  answer: issuesAnswer('invalid-body', issues),
});

/**
 * Reads a JSON body: UTF-8, at most 64 levels deep, each name once, then as the schema says.
 * @returns the answer instead when it is not JSON (400) or not as described (422), every issue at once
 */
export const readJsonBody = <S extends z.ZodType>(bytes: Uint8Array, schema: S): Read<z.output<S>> => {
  const json = jsonOf(bytes);
  if (json.kind === 'not-json') return { ok: false, answer: notJson(json.got) };
  if (json.kind === 'too-deep')
    return invalid([{ path: [], expected: `at most ${deepestNesting} levels of nesting`, got: 'more' }]);
  const repeated = repeatedNames(json.text);
  const parsed = parse(schema, json.value);
  if (!parsed.ok) return invalid([...repeated, ...parsed.issues]);
  return repeated.length > 0 ? invalid(repeated) : { ok: true, value: parsed.value, text: json.text };
};
