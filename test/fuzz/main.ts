import { randomInt } from 'node:crypto';
import { chosenFrom, runCommand, wholeNumber } from '@continuum/tools/command-line';
import { heldBytes } from './running/heap.ts';
import { failureText, lineOf } from './running/report.ts';
import { hangMilliseconds } from './running/run-family.ts';

const usage = `npm run fuzz -- [options]

Sends hostile input to everything that reads what others wrote: the routes of the API, by their addresses, and the
readers of queues, stream and command lines, through the real functions over adapters in memory. It ends with exit
code 1 at a 5xx, an answer that is not as the API describes, an input that takes over ${hangMilliseconds} ms of processor time whenever it is tried,
a heap that keeps growing, a value of the input in a problem, a log line, a figure or an event, or a changed prototype.

  --bodies N    inputs of each family (default 5000)
  --seed N      where to begin; the same seed makes the same inputs (default any, and it is printed)
  --family F,G  only these families
  --path P      only the one input that a failure names, with its family and seed
  --help        this text`;

const options = {
  bodies: { type: 'string' },
  seed: { type: 'string' },
  family: { type: 'string' },
  path: { type: 'string' },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** On a terminal one line that changes; elsewhere nothing until a family is done. */
const showProgress = (family: string, of: number) => (judged: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${family}: ${judged} of ${of} \r`);
};

await runCommand(usage, options, async ({ bodies: wanted = '5000', seed: given, family, path }) => {
  const bodies = wholeNumber('--bodies', wanted, 1);
  const seed = given === undefined ? randomInt(2 ** 31) : wholeNumber('--seed', given, 0);
  const [{ familiesOn }, { openStage }] = await Promise.all([
    import('./families/index.ts'),
    import('./stage.ts'),
  ]);
  const families = chosenFrom(familiesOn(await openStage()), family, '--family');
  say(`seed ${seed}, ${bodies} inputs of each family`);
  for (const { name, run } of families) {
    const begun = performance.now();
    const done = await run({
      bodies,
      seed,
      path,
      hangMilliseconds,
      heldBytes,
      tell: showProgress(name, bodies),
    });
    say(lineOf(done, (performance.now() - begun) / 1000));
    if (done.failure === undefined) continue;
    process.exitCode = 1;
    say(failureText(name, done.failure));
  }
});
