import { help, readOptions } from './options.ts';
import { runVerification } from './run-verification.ts';

const options = readOptions(process.argv.slice(2), process.env);
if (options === 'help') console.log(help);
else if ('problems' in options) {
  for (const problem of options.problems) console.error(problem);
  console.error('npm run verify-partner -- --help tells what it takes.');
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await runVerification(options, (line) => console.log(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
