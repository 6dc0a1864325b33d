import { listenForStop } from '../start/stop-signal.ts';
import { help, readOptions } from './options.ts';
import { runCorpora } from './run-corpora.ts';
import { openSystem } from './system.ts';

const complain = (line: string): void => console.error(line);

const options = readOptions(process.argv.slice(2), process.env['CONTINUUM_TOKEN']);
if (options === 'help') console.log(help);
else if ('problems' in options) {
  for (const problem of options.problems) complain(problem);
  complain('npm run corpora -- --help tells what it takes.');
  process.exitCode = 2;
} else {
  const stop = listenForStop(() => complain('\nStopping …'));
  try {
    const say = (line: string): void => console.log(line);
    process.exit(await runCorpora(options, { open: openSystem, say, complain, stopWanted: stop.wanted }));
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
