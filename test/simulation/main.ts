import { playSeeds } from './run/many-seeds.ts';
import { bugLines, help, type Options, readOptions, UnknownOption } from './run/options.ts';
import { failureReport, passedLine } from './run/report.ts';
import { shrink } from './run/shrink.ts';
import { type Run, simulate } from './run/simulate.ts';
import { emptyTally, tallyLines, withSummary } from './run/tally.ts';
import { instantOf } from './world/node.ts';

/** After so many failing seeds the others would say the same. */
const failuresMost = 3;
const progressSeconds = 5;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const reportFailure = async (run: Run): Promise<void> => {
  const failed = await simulate(run);
  const shrunk = await shrink(run, failed);
  say(failureReport(shrunk.run, shrunk.outcome));
};

const playOne = async ({ from: seed, deliveries, faults, bug, prints }: Options): Promise<boolean> => {
  const run = { seed, deliveries, faults, bug };
  const outcome = await simulate({ ...run, keepTrace: prints === 'trace' });
  for (const { at, about, what } of outcome.trace) say(`${instantOf(at)} ${about} ${what}`);
  if (outcome.violations.length === 0) {
    say(passedLine(outcome));
    return true;
  }
  say(`✘ seed ${seed}: trace ${outcome.traceHash}; looking for the least that fails …`);
  await reportFailure(run);
  return false;
};

const playMany = async (options: Options): Promise<boolean> => {
  const { from, seeds, deliveries, faults, bug } = options;
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  let tally = emptyTally;
  let told = 0;
  await playSeeds(options, (summary) => {
    tally = withSummary(tally, summary);
    if (seconds() - told > progressSeconds) {
      told = seconds();
      const rate = Math.round(tally.deliveries / told);
      process.stderr.write(
        `  ${tally.seeds} of ${seeds} seeds from ${from}, ${tally.failed.length} failed, ${rate} deliveries a second\n`,
      );
    }
    return tally.failed.length >= failuresMost ? 'enough' : undefined;
  });
  for (const { seed } of tally.failed) await reportFailure({ seed, deliveries, faults, bug });
  say(tallyLines(tally, seconds()).join('\n'));
  return tally.failed.length === 0;
};

const main = async (argv: readonly string[]): Promise<number> => {
  try {
    const options = readOptions(argv);
    if (options.prints === 'help') say(help);
    else if (options.prints === 'bugs') say(bugLines().join('\n'));
    else return (await (options.seeds === 1 ? playOne : playMany)(options)) ? 0 : 1;
    return 0;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
};

process.exitCode = await main(process.argv.slice(2));
