import { availableParallelism } from 'node:os';
import { runCommand } from '../command-line.ts';
import { measure } from './measurements.ts';
import { report } from './report.ts';

const usage = `npm run bench [-- options]

Measures how fast the domain decides, on the commands of the sample journey, with the practice's calendar as a
table in memory. Medians; one thread. The target is for judging a command by all of its guards; the other rows are
reported beside it.

  --seconds N   measures each for N seconds (default 1)
  --json        prints JSON`;

const secondsMost = 60;

const secondsOf = (text: string): number => {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= secondsMost) return seconds;
  throw new RangeError(`--seconds: expected a number up to ${secondsMost}; got ${text}`);
};

await runCommand(
  usage,
  { seconds: { type: 'string' }, json: { type: 'boolean' } },
  async ({ seconds, json }) => {
    const measurements = await measure(secondsOf(seconds ?? '1') * 1000);
    const machine = {
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      cores: availableParallelism(),
    };
    if (json) return console.log(JSON.stringify({ ...machine, measurements }, null, 2));
    console.log(report(measurements));
    console.log(`Node ${machine.node}, ${machine.platform}, ${machine.cores} cores.`);
  },
);
