import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../start/defaults.ts';

/** Which folder is posted, and to which system. */
export interface CorporaOptions {
  readonly folder: string;
  readonly json: boolean;
  readonly system:
    | { readonly kind: 'remote'; readonly url: string; readonly token: string }
    | { readonly kind: 'local'; readonly dataFolder: string };
}

export const help = `npm run corpora -- DIR [options]

Posts every file of a folder, and of the folders in it, as a partner clinic would, and prints what became of each:
received, received with gaps, refused and why, unsupported, or failed. Ends with exit code 1 if any failed: an answer
of 5xx, none at all, or one that is not as the API describes.

  --json        print one JSON document instead of lines
  --data DIR    data folder of the local cloud to post to (default ${defaultDataFolder}); starts one there if none runs
  --url URL     post to this system instead, with --token
  --token T     access token of a partner clinic; CONTINUUM_TOKEN in the environment serves as well
  --help        this text`;

const urlProblem = (url: string): string | undefined =>
  /^https?:$/.test(URL.parse(url)?.protocol ?? '') ? undefined : '--url: expected an http or https address';

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      url: { type: 'string' },
      token: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });

type ReadOptions = CorporaOptions | 'help' | { readonly problems: readonly string[] };

const read = (
  { values, positionals }: ReturnType<typeof parse>,
  tokenOfEnvironment: string | undefined,
): ReadOptions => {
  const { json, data, url } = values;
  const token = values.token ?? (tokenOfEnvironment || undefined);
  const [folder, ...more] = positionals;
  const problems = [
    folder === undefined ? 'Which folder? Name it: npm run corpora -- DIR' : undefined,
    more.length > 0 ? 'expected one folder; got several' : undefined,
    url !== undefined && token === undefined
      ? '--url: an access token is needed beside it, with --token'
      : undefined,
    url !== undefined && data !== undefined
      ? '--data: the folder is of a local cloud, --url names another system'
      : undefined,
    values.token !== undefined && url === undefined
      ? '--token: expected beside --url; a local cloud needs none'
      : undefined,
    url === undefined ? undefined : urlProblem(url),
  ].filter((problem) => problem !== undefined);
  if (folder === undefined || problems.length > 0) return { problems };
  const system =
    url !== undefined && token !== undefined
      ? ({ kind: 'remote', url: url.replace(/\/+$/, ''), token } as const)
      : ({ kind: 'local', dataFolder: data ?? defaultDataFolder } as const);
  return { folder, json, system };
};

/** Options from the command line, or what is wrong with it. */
export const readOptions = (args: readonly string[], tokenOfEnvironment?: string): ReadOptions => {
  try {
    const parsed = parse(args);
    return parsed.values.help ? 'help' : read(parsed, tokenOfEnvironment);
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] };
  }
};
