import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { runCommand } from '../command-line.ts';
import { largeRecord } from './fhir-record.ts';
import { measure } from './measurements.ts';
import { report } from './report.ts';
import { measureTranslation } from './translation.ts';
import { translationReport } from './translation-report.ts';

const usage = `npm run bench [-- options]

Measures how fast the domain decides, on the commands of the sample journey, with the practice's calendar as a
table in memory; the target is for judging a command by all of its guards, and the other rows are reported beside
it. Then how fast a FHIR record of several megabytes is translated, beside JSON.parse of the same bytes, by turns.
Medians; one thread.

  --seconds N   measures each for N seconds (default 1)
  --file F      translates the FHIR message in F instead of a made-up record
  --json        prints JSON`;

const secondsMost = 60;

const secondsOf = (text: string): number => {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= secondsMost) return seconds;
  throw new RangeError(`--seconds: expected a number up to ${secondsMost}; got ${text}`);
};

/** Several megabytes, below the 4 MB that the API takes. */
const recordBytes = 3_800_000;

await runCommand(
  usage,
  { seconds: { type: 'string' }, json: { type: 'boolean' }, file: { type: 'string' } },
  async ({ seconds, json, file }) => {
    const milliseconds = secondsOf(seconds ?? '1') * 1000;
    const message = file === undefined ? largeRecord(recordBytes) : new Uint8Array(readFileSync(file));
    const measurements = await measure(milliseconds);
    const translation = measureTranslation(message, milliseconds * 2);
    const machine = {
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      cores: availableParallelism(),
    };
    if (json) return console.log(JSON.stringify({ ...machine, measurements, translation }, null, 2));
    console.log(report(measurements));
    console.log(`\n${translationReport(translation)}`);
    console.log(`Node ${machine.node}, ${machine.platform}, ${machine.cores} cores.`);
  },
);
