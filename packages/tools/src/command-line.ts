import { readTyped } from './ops/arguments.ts';

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
type Values<Named extends Options> = {
  readonly [Name in keyof Named]?: Named[Name]['type'] extends 'string' ? string : boolean;
};

/**
 * Runs a command by its options. `--help` prints the usage; what the person mistyped, and what the command refuses,
 * is told without a stack: exit codes 2 and 1.
 */
export async function runCommand<Named extends Options>(
  usage: string,
  options: Named,
  run: (values: Values<Named>) => Promise<void>,
): Promise<void> {
  if (process.argv.slice(2).includes('--help')) {
    console.log(usage);
    return;
  }
  const { typed, problems } = readTyped(process.argv.slice(2), options, false);
  if (problems.length > 0) {
    for (const problem of problems) console.error(problem);
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  await run(typed as Values<Named>).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
