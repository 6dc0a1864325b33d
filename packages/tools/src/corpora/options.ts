import { readTyped } from '../ops/arguments.ts';
import { defaultDataFolder } from '../start/defaults.ts';

/** Which folder is posted, and to which system. */
export interface CorporaOptions {
  readonly folder: string;
  readonly json: boolean;
  readonly eachFile: boolean;
  /** Where the verdict on each file is written. */
  readonly report: string;
  /** A file of expectations, besides those that are known. */
  readonly expected?: string;
  readonly system:
    | { readonly kind: 'remote'; readonly url: string; readonly token: string }
    | { readonly kind: 'local'; readonly dataFolder: string };
}

/** Neither kept under version control nor part of a data folder. */
const defaultReport = 'reports/corpora.ndjson';

export const help = `npm run corpora -- DIR [options]

Posts every file of a folder, and of the folders in it, as a partner clinic would, and prints what became of them, a
row per folder and verdict:

  accepted            nothing is missing
  accepted with gaps  the receipt lists what is missing
  already accepted    another file was accepted under its message id; a dry run judges it by itself
  refused             for the classes of reasons that are counted beside it
  unsupported         in a format that is not understood
  failed              an answer of 5xx, none within 2 s, or one that is not as the API describes

Where HL7's validator has judged files by a manifest beside them, its verdicts are compared with the system's, in
numbers. Where something is known to be expected of a file, the verdict and the translation are compared with it. Ends with
exit code 1 if a file failed or an expectation does not hold; at once if the folder holds no files or the token is not
accepted.

  --files          print each file too
  --report FILE    write a line of JSON for each file here (default ${defaultReport})
  --expected FILE  expectations of these files, in JSON, besides those that are known
  --json           print one JSON document instead of lines
  --data DIR       data folder of the local cloud to post to (default ${defaultDataFolder}); starts one there if none runs
  --url URL        post to this system instead, with --token
  --token T        access token of a partner clinic; CONTINUUM_TOKEN in the environment serves as well
  --help           this text`;

const urlProblem = (url: string): string | undefined =>
  /^https?:$/.test(URL.parse(url)?.protocol ?? '') ? undefined : '--url: expected an http or https address';

const known = {
  json: { type: 'boolean' },
  files: { type: 'boolean' },
  report: { type: 'string' },
  expected: { type: 'string' },
  data: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** What was typed; the folder stands without an option. */
interface TypedOptions {
  readonly id?: string;
  readonly json?: true;
  readonly files?: true;
  readonly report?: string;
  readonly expected?: string;
  readonly data?: string;
  readonly url?: string;
  readonly token?: string;
  readonly help?: true;
}

type ReadOptions = CorporaOptions | 'help' | { readonly problems: readonly string[] };

const read = (
  typed: TypedOptions,
  mistyped: readonly string[],
  tokenOfEnvironment: string | undefined,
): ReadOptions => {
  const { id: folder, report = defaultReport, expected, data, url } = typed;
  const token = typed.token ?? (tokenOfEnvironment || undefined);
  const problems = [
    ...mistyped,
    folder === undefined ? 'Which folder? Name it: npm run corpora -- DIR' : undefined,
    url !== undefined && token === undefined
      ? '--url: an access token is needed beside it, with --token'
      : undefined,
    url !== undefined && data !== undefined
      ? '--data: the folder is of a local cloud, --url names another system'
      : undefined,
    typed.token !== undefined && url === undefined
      ? '--token: expected beside --url; a local cloud needs none'
      : undefined,
    url === undefined ? undefined : urlProblem(url),
  ].filter((problem) => problem !== undefined);
  if (folder === undefined || problems.length > 0) return { problems };
  const system =
    url !== undefined && token !== undefined
      ? ({ kind: 'remote', url: url.replace(/\/+$/, ''), token } as const)
      : ({ kind: 'local', dataFolder: data ?? defaultDataFolder } as const);
  return {
    folder,
    json: typed.json ?? false,
    eachFile: typed.files ?? false,
    report,
    ...(expected === undefined ? {} : { expected }),
    system,
  };
};

/** Options from the command line, or what is wrong with it. */
export const readOptions = (args: readonly string[], tokenOfEnvironment?: string): ReadOptions => {
  const { typed, problems } = readTyped(args, known, true);
  const options = typed as TypedOptions;
  return options.help ? 'help' : read(options, problems, tokenOfEnvironment);
};
