import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, wholeNumber } from '@continuum/tools/command-line';

const usage = `npm run chaos -- [options]

Kills the local server in the middle of its work (kill -9), again and again, while a client outside of it posts
discharges and sends commands. After every restart: nothing that was acknowledged is lost or there twice, no journal
is torn (versions, state, hash chain, inbox), and everything drains. Ends with exit code 1 otherwise.

  --rounds N  kills (default 10)
  --seed N    decides at which answer it is killed (default any, and it is printed)
  --data DIR  an empty or new folder, kept afterwards (default one that is removed when all is well)
  --help      this text`;

const options = {
  rounds: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const emptyFolder = (given: string | undefined): string => {
  if (given === undefined) return mkdtempSync(join(tmpdir(), 'continuum-chaos-'));
  if (existsSync(given) && readdirSync(given).length > 0)
    throw new Error(`--data: expected an empty or a new folder; ${given} is not empty`);
  return given;
};

await runCommand(usage, options, async ({ rounds: wanted = '10', seed: given, data }) => {
  const rounds = wholeNumber('--rounds', wanted, 1);
  const seed = given === undefined ? randomInt(2 ** 31) : wholeNumber('--seed', given, 0);
  const dataFolder = emptyFolder(data);
  const { runRounds } = await import('./run-rounds.ts');
  const begun = performance.now();
  say(`seed ${seed}, ${rounds} rounds in ${dataFolder}`);
  const { posts, commands, wrong } = await runRounds({ rounds, seed, dataFolder, tell: say });
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  say(
    `\n${posts} discharges and ${commands} commands acknowledged in ${seconds} s; ${wrong.length} found wrong.`,
  );
  for (const line of wrong) say(line);
  if (wrong.length > 0) {
    process.exitCode = 1;
    say(`Kept in ${dataFolder}. Again: npm run chaos -- --rounds ${rounds} --seed ${seed}`);
  } else if (data === undefined) rmSync(dataFolder, { recursive: true, force: true });
});
