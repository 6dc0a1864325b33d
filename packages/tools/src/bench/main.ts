import { availableParallelism } from 'node:os';
import { runCommand } from '../command-line.ts';
import { columns } from '../ops/columns.ts';
import { type Measurement, measure } from './measurements.ts';

const usage = `npm run bench [-- options]

Measures how fast the domain decides, on the commands of the sample journey, with the practice's calendar as a
table in memory. Medians; one thread.

  --seconds N   measures each for N seconds (default 1)
  --json        prints JSON`;

const secondsMost = 60;

const secondsOf = (text: string): number => {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= secondsMost) return seconds;
  throw new RangeError(`--seconds: expected a number up to ${secondsMost}; got ${text}`);
};

const grouped = (count: number): string => count.toLocaleString('en-US');

const rowOf = ({ name, perSecond, nanosecondsEach, passes, questions }: Measurement): string[] => [
  name,
  grouped(perSecond),
  grouped(nanosecondsEach),
  `${grouped(passes)} × ${questions}`,
];

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
    console.log(columns(['WHAT', 'PER SECOND', 'NANOSECONDS EACH', 'PASSES'], measurements.map(rowOf)));
    console.log(`Node ${machine.node}, ${machine.platform}, ${machine.cores} cores.`);
  },
);
