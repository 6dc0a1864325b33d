import { type ParseArgsConfig, parseArgs } from 'node:util';
import type * as z from 'zod';

/** One option of a command, as its help shows it. */
export interface OptionFacts {
  readonly type: 'string' | 'boolean';
  /** May be given several times. */
  readonly multiple?: boolean;
  /** What its value is called: `--zone ZONE`. */
  readonly value?: string;
  readonly says: string;
}

export type Options = Readonly<Record<string, OptionFacts>>;

/** What was typed, by option name; `id` is what stands without an option. */
export type Typed = Readonly<Record<string, unknown>>;

export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Splits a command line into options and positionals; everything that fits nowhere is a problem, all at once. */
export const readTyped = (
  args: readonly string[],
  options: Readonly<Record<string, Pick<OptionFacts, 'type' | 'multiple'>>>,
  takesId: boolean,
): { readonly typed: Typed; readonly problems: readonly string[] } => {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type }]) => [name, { type }]),
    ) as ParseArgsConfig['options'] & object,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const typed: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (takesId && typed['id'] === undefined) typed['id'] = token.value;
      else problems.push(`${token.value}: nothing was expected here`);
    }
    if (token.kind !== 'option') continue;
    const facts = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (facts === undefined) problems.push(`${token.rawName}: there is no such option`);
    else if (facts.type === 'boolean') {
      if (token.value !== undefined) problems.push(`--${token.name}: it takes no value`);
      typed[token.name] = true;
    } else if (token.value === undefined) problems.push(`--${token.name}: its value is missing`);
    else if (facts.multiple) typed[token.name] = [...((typed[token.name] as string[]) ?? []), token.value];
    else if (typed[token.name] !== undefined) problems.push(`--${token.name}: it is given twice`);
    else typed[token.name] = token.value;
  }
  return { typed, problems };
};

const nameOf = (step: PropertyKey): string => (step === 'id' ? 'ID' : `--${String(step)}`);

/**
 * Holds what was typed to a schema whose messages say what was expected. Every problem is told, by option.
 */
export const judge = <S extends z.ZodType>(schema: S, typed: Typed): Reading<z.output<S>> => {
  const result = schema.safeParse(typed);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    problems: result.error.issues.map(({ path, message }) => {
      const [option] = path;
      if (option === undefined) return message;
      const got = typed[String(option)];
      if (got === undefined) return `${nameOf(option)} is missing: expected ${message}`;
      const shown = Array.isArray(got) ? got.join(' ') : String(got);
      return `${nameOf(option)}: expected ${message}; got ${shown === '' ? 'nothing' : shown}`;
    }),
  };
};
