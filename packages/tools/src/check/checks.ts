import type { Check, CheckOutcome } from './check.ts';
import { dependencyLaw } from './dependency-law.ts';
import { domainLaw } from './domain-law.ts';
import { fileLaw } from './file-law.ts';
import { freshness } from './freshness.ts';
import { importLaw } from './import-law.ts';
import { linkLaw } from './link-law.ts';
import { lint } from './lint.ts';
import { typeCheck } from './type-check.ts';
import { unused } from './unused.ts';
import { vocabularyLaw } from './vocabulary-law.ts';

/** The slowest first, so that the others run beside it. */
export const checks: readonly Check[] = [
  typeCheck,
  unused,
  lint,
  importLaw,
  fileLaw,
  domainLaw,
  vocabularyLaw,
  dependencyLaw,
  linkLaw,
  freshness,
];

const AT_ONCE = 2;

/** Runs every check, two at a time, and tells each outcome as it comes. None stops another. */
export async function runChecks(
  root: string,
  chosen: readonly Check[],
  tell: (outcome: CheckOutcome) => void,
): Promise<CheckOutcome[]> {
  const waiting = [...chosen];
  const outcomes: CheckOutcome[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const outcome = await runCheck(root, check);
      outcomes.push(outcome);
      tell(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

async function runCheck(root: string, check: Check): Promise<CheckOutcome> {
  const started = performance.now();
  const problems = await check.run(root).catch((defect: unknown) => [`could not run: ${String(defect)}`]);
  return { check, problems, seconds: (performance.now() - started) / 1000 };
}

/** A line per check, and below it a line per problem. */
export function describeOutcome({ check, problems, seconds }: CheckOutcome): string {
  const verdict = problems.length === 0 ? '✔' : '✘';
  const head = `${verdict} ${check.name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s  ${check.finds}`;
  return [head, ...problems.map((problem) => `    ${problem}`)].join('\n');
}
