import { startDemoCloud } from './demo-cloud.ts';
import { help, readOptions, type StartOptions } from './options.ts';
import { listenForStop, type StopSignal } from './stop-signal.ts';
import { welcome } from './welcome.ts';

const say = (line: string): void => console.log(line);

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const run = async (options: StartOptions, stop: StopSignal): Promise<void> => {
  const begun = performance.now();
  const running = await startDemoCloud(options, (line) => say(`  ${line}`));
  const { cloud, isNew } = running;
  try {
    if (stop.isWanted()) return;
    say(`Continuum answers at ${cloud.apiUrl} after ${seconds(begun)}.`);
    if (isNew && !options.empty) {
      say('\nThe sample journey:');
      const departed = performance.now();
      await Promise.race([running.playJourney(say), stop.wanted]);
      if (stop.isWanted()) return;
      say(`Played in ${seconds(departed)}.`);
    }
    say(await welcome(running));
    await stop.wanted;
  } finally {
    await cloud.stop();
  }
};

const options = readOptions(process.argv.slice(2));
if (options === 'help') say(help);
else if ('problems' in options) {
  for (const problem of options.problems) console.error(problem);
  console.error('npm start -- --help tells what it takes.');
  process.exitCode = 2;
} else {
  const stop = listenForStop(() => say('\nStopping …'));
  try {
    await run(options, stop);
    process.exit(0);
  } catch (error) {
    if (stop.isWanted()) process.exit(0);
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
