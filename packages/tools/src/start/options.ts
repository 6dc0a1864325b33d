import { parseArgs } from 'node:util';

/** How the local cloud is started. */
export interface StartOptions {
  readonly port: number;
  readonly dataFolder: string;
  readonly fresh: boolean;
  readonly empty: boolean;
  readonly region: string;
}

export const help = `npm start -- [options]

Runs the whole stack on this machine, from the same template that would be deployed. On an empty data folder it
registers a demo practice, partner clinic and trainer, and plays the sample journey first.

  --port N      port of the API on 127.0.0.1 (default 4310; 0 takes a free one)
  --data DIR    folder that keeps everything between starts (default .continuum)
  --fresh       empty the data folder first
  --empty       register the demo practice, but do not play the sample journey
  --region R    region whose stack is run (default us-east-1)
  --help        this text

Ctrl-C stops everything.
`;

/** Options from the command line, or a sentence about what is wrong with it. */
export const readOptions = (args: readonly string[]): StartOptions | 'help' | { readonly wrong: string } => {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return { wrong: (error as Error).message };
  }
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { wrong: `--port takes a number from 0 to 65535, not ${values.port}` };
  return {
    port,
    dataFolder: values.data,
    fresh: values.fresh,
    empty: values.empty,
    region: values.region,
  };
};

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '4310' },
      data: { type: 'string', default: '.continuum' },
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      region: { type: 'string', default: 'us-east-1' },
      help: { type: 'boolean', default: false },
    },
  }).values;
