import { parseArgs } from 'node:util';
import { deployments } from '@continuum/infra/regions';
import { defaultDataFolder, defaultRegion, stage } from './defaults.ts';

/** How the local cloud is started. */
export interface StartOptions {
  readonly port: number;
  readonly dataFolder: string;
  readonly fresh: boolean;
  readonly empty: boolean;
  readonly region: string;
}

const regions = deployments
  .filter((deployment) => deployment.stage === stage)
  .map(({ region }) => region)
  .sort();

export const help = `npm start -- [options]

Runs the whole stack on this machine, from the same template that would be deployed. On an empty data folder it
plays the sample journey first, from referral to closed report, and leaves the clock where the journey ended.

  --port N      port of the API on 127.0.0.1 (default 4310; 0 takes a free one)
  --data DIR    folder that keeps everything between starts (default ${defaultDataFolder})
  --fresh       empty the data folder first
  --empty       do not play the sample journey
  --region R    region whose stack is run: ${regions.join(', ')} (default ${defaultRegion})
  --help        this text

A demo practice, partner clinic and trainer are registered in any case. Ctrl-C stops everything.`;

const defaults = { port: '4310', data: defaultDataFolder, region: defaultRegion };
const flags: ReadonlySet<string> = new Set(['fresh', 'empty', 'help']);

export type ReadOptions = StartOptions | 'help' | { readonly problems: readonly string[] };

const portOf = (text: string): number | undefined => {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
};

const valueProblems = (values: typeof defaults): string[] => [
  ...(portOf(values.port) === undefined
    ? [`--port: expected a number from 0 to 65535; got ${values.port}`]
    : []),
  ...(values.data.trim() === '' ? ['--data: expected a folder; got nothing'] : []),
  ...(regions.includes(values.region)
    ? []
    : [`--region: expected one of ${regions.join(', ')}; got ${values.region}`]),
];

/** Options from the command line, or everything that is wrong with it. */
export const readOptions = (args: readonly string[]): ReadOptions => {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      region: { type: 'string' },
      fresh: { type: 'boolean' },
      empty: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = { ...defaults };
  const given = new Set<string>();
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`${token.value}: nothing was expected here`);
    if (token.kind !== 'option') continue;
    if (flags.has(token.name)) {
      if (token.value !== undefined) problems.push(`--${token.name}: it takes no value`);
      given.add(token.name);
    } else if (!Object.hasOwn(defaults, token.name))
      problems.push(`${token.rawName}: there is no such option`);
    else if (token.value === undefined) problems.push(`--${token.name}: its value is missing`);
    else values[token.name as keyof typeof defaults] = token.value;
  }
  if (given.has('help')) return 'help';
  problems.push(...valueProblems(values));
  if (problems.length > 0) return { problems };
  return {
    port: portOf(values.port) ?? 0,
    dataFolder: values.data,
    fresh: given.has('fresh'),
    empty: given.has('empty'),
    region: values.region,
  };
};
