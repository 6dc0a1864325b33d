import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<Named extends Options> = ReturnType<typeof parseArgs<{ options: Named }>>['values'];

/**
 * Runs a command by its options. `--help` prints the usage; what the person mistyped, and what the command refuses,
 * is told in one line, without a stack: exit codes 2 and 1.
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
  let values: Values<Named>;
  try {
    values = parseArgs({ options }).values;
  } catch (error) {
    fail(error, 2);
    console.error(usage);
    return;
  }
  await run(values).catch((error: unknown) => fail(error, 1));
}

function fail(error: unknown, exitCode: number): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = exitCode;
}
