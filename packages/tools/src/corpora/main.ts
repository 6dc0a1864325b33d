import { statSync } from 'node:fs';
import { listenForStop } from '../start/stop-signal.ts';
import { type CorporaOptions, help, readOptions } from './options.ts';
import { type FileVerdict, postFolder } from './post-folder.ts';
import { countsOf, linesOf, summaryOf } from './report.ts';
import { openSystem } from './system.ts';

const complain = (line: string): void => console.error(line);

const say = (line: string): void => console.log(line);

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const run = async ({ folder, json, system }: CorporaOptions): Promise<number> => {
  if (!isFolder(folder)) throw new Error(`${folder}: expected a folder`);
  const { apiUrl, post, close } = await openSystem(system, complain);
  const stop = listenForStop(() => complain('\nStopping …'));
  try {
    const tell = (verdict: FileVerdict): void => {
      if (!json) say(linesOf(verdict).join('\n'));
    };
    const posting = postFolder(folder, post, tell);
    const verdicts = await Promise.race([posting, stop.wanted]);
    if (verdicts === undefined) return 130;
    const counts = countsOf(verdicts);
    say(
      json
        ? JSON.stringify({ folder, apiUrl, files: verdicts, counts }, null, 2)
        : `\n${summaryOf(verdicts)}`,
    );
    return counts.failed > 0 ? 1 : 0;
  } finally {
    await close();
  }
};

const options = readOptions(process.argv.slice(2), process.env['CONTINUUM_TOKEN']);
if (options === 'help') say(help);
else if ('problems' in options) {
  for (const problem of options.problems) complain(problem);
  complain('npm run corpora -- --help tells what it takes.');
  process.exitCode = 2;
} else {
  try {
    process.exit(await run(options));
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
