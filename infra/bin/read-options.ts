import { parseArgs } from 'node:util';

/** Options of a task as they were typed; every one is given once, with its value. */
export interface TypedOptions {
  readonly region?: string;
  readonly stage?: string;
  readonly yes: boolean;
  readonly help: boolean;
}

const options = {
  region: { type: 'string' },
  stage: { type: 'string' },
  yes: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
type Name = keyof typeof options;

const isKnown = (name: string): name is Name => Object.hasOwn(options, name);

/** @throws Error that tells everything that is wrong with the words at once */
export function readOptions(words: readonly string[]): TypedOptions {
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const typed: { -readonly [N in keyof TypedOptions]: TypedOptions[N] } = { yes: false, help: false };
  const given = new Set<string>();
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`${token.value}: nothing was expected here`);
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    if (!isKnown(name)) problems.push(`${token.rawName}: there is no such option`);
    else if (given.has(name)) problems.push(`--${name}: it is given twice`);
    else if (name === 'yes' || name === 'help') {
      if (value !== undefined) problems.push(`--${name}: it takes no value`);
      typed[name] = true;
    } else if (value === undefined || value === '') problems.push(`--${name}: its value is missing`);
    else typed[name] = value;
    given.add(name);
  }
  if (problems.length > 0 && !typed.help) throw new Error(problems.join('\n'));
  return typed;
}
