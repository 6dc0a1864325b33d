import { checkoutRoot } from '../checkout.ts';
import { chosenFrom } from '../chosen.ts';
import { runCommand } from '../command-line.ts';
import { checks, describeOutcome, runChecks } from './checks.ts';

const usage = `npm run check [-- --only NAME,NAME]

Holds the checkout to the laws of the house. All of them run; every problem is shown.
${checks.map(({ name, finds }) => `  ${name.padEnd(13)} ${finds}`).join('\n')}`;

await runCommand(usage, { only: { type: 'string' } }, async ({ only }) => {
  const outcomes = await runChecks(checkoutRoot, chosenFrom(checks, only, '--only'), (outcome) =>
    console.log(describeOutcome(outcome)),
  );
  const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
  console.log(`${outcomes.length - failed} checks passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
