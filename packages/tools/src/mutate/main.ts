import { checkoutRoot, ownFiles } from '../checkout.ts';
import { runCommand } from '../command-line.ts';
import { changedSince } from './changed-since.ts';
import { decidersAmong, decidersMatching } from './deciders.ts';
import { judge, leastScore } from './judgement.ts';
import { runStryker } from './stryker-run.ts';
import { summaryOf } from './summary.ts';

const usage = `npm run mutate [-- options]

Changes the deciders of packages/domain a little, one change at a time, and runs the domain's tests on each: a
change that no test notices is a rule nobody specified. Prints what survived, a table of the files and the score.
Ends with exit code 1 below ${leastScore} %, and when a change was judged without a single test. All of it takes hours:
--file judges a room.

  --file GLOB        only these files: referral/**, packages/domain/src/deadlines/changes.ts
  --since REVISION   only files changed since a git revision, committed or not
  --concurrency N    test runners beside each other (default 2)
  --json             prints JSON; progress is told on stderr
  --help             this text`;

const concurrencyMost = 64;

const concurrencyOf = (text: string): number => {
  const concurrency = Number(text);
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= concurrencyMost) return concurrency;
  throw new RangeError(`--concurrency: expected a whole number from 1 to ${concurrencyMost}; got ${text}`);
};

const chosen = async (file: string | undefined, since: string | undefined): Promise<readonly string[]> => {
  const all = decidersAmong(ownFiles(checkoutRoot));
  const named = file === undefined ? all : decidersMatching(all, file);
  if (since === undefined) return named;
  const changed = new Set(await changedSince(checkoutRoot, since));
  return named.filter((path) => changed.has(path));
};

await runCommand(
  usage,
  {
    file: { type: 'string' },
    since: { type: 'string' },
    concurrency: { type: 'string' },
    json: { type: 'boolean' },
  },
  async ({ file, since, concurrency = '2', json }) => {
    const started = performance.now();
    const runners = concurrencyOf(concurrency);
    const mutate = await chosen(file, since);
    if (mutate.length === 0) {
      console.error(`No decider changed since ${since}.`);
      if (json) console.log(JSON.stringify({ files: [] }));
      return;
    }
    console.error(`Mutating ${mutate.length} files …`);
    const judgement = judge(
      await runStryker({
        root: checkoutRoot,
        mutate,
        vitestConfig: 'packages/tools/src/mutate/vitest.config.ts',
        folders: ['packages/domain/src', 'packages/tools/src/mutate'],
        concurrency: runners,
      }),
    );
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(json ? JSON.stringify({ ...judgement, seconds }, null, 2) : summaryOf(judgement, seconds));
    process.exitCode = judgement.problems.length > 0 ? 1 : 0;
  },
);
