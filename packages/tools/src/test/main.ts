import { startVitest } from 'vitest/node';
import { checks, describeOutcome, runChecks } from '../check/checks.ts';
import { checkoutRoot, ownFiles } from '../checkout.ts';
import { chosenFrom } from '../chosen.ts';
import { runCommand } from '../command-line.ts';
import { summaryLines, type Tally } from './tally.ts';
import { TallyReporter } from './test-reporter.ts';
import { tiers } from './tiers.ts';
import { unclaimedTests } from './unclaimed-tests.ts';

const checkTier = {
  name: 'check',
  proves: 'types, lint, imports, files, unused code, freshness (npm run check)',
};
const allTiers = [checkTier, ...tiers];

const usage = `npm test [-- --tier NAME,NAME]

Runs every tier, or those named, and ends with a line per tier and the counts of all of them.
${allTiers.map(({ name, proves }) => `  ${name.padEnd(13)} ${proves}`).join('\n')}`;

async function runStatic(): Promise<Tally> {
  const started = performance.now();
  const outcomes = await runChecks(checkoutRoot, checks, (outcome) => console.log(describeOutcome(outcome)));
  const unclaimed = unclaimedTests(ownFiles(checkoutRoot));
  for (const path of unclaimed) console.log(`✘ ${path}: a test file that belongs to no tier`);
  const failing = outcomes.filter(({ problems }) => problems.length > 0).map(({ check }) => check.name);
  return {
    tier: checkTier.name,
    passed: outcomes.length - failing.length,
    failed: failing.length + unclaimed.length,
    seconds: (performance.now() - started) / 1000,
    remarks: failing,
  };
}

async function runTiers(names: readonly string[]): Promise<Tally[]> {
  if (names.length === 0) return [];
  const reporter = new TallyReporter(names);
  const vitest = await startVitest([], {
    root: checkoutRoot,
    run: true,
    watch: false,
    project: [...names],
    passWithNoTests: true,
    reporters: [process.stdout.isTTY ? 'default' : 'dot', reporter],
  });
  await vitest.close();
  return reporter.tallies;
}

await runCommand(usage, { tier: { type: 'string' } }, async ({ tier }) => {
  const chosen = chosenFrom(allTiers, tier, '--tier').map(({ name }) => name);
  const tallies = chosen.includes(checkTier.name) ? [await runStatic()] : [];
  tallies.push(...(await runTiers(chosen.filter((name) => name !== checkTier.name))));
  console.log(`\n${summaryLines(tallies).join('\n')}`);
  process.exitCode = tallies.every(({ failed }) => failed === 0) ? 0 : 1;
});
