import type { Failure, FamilyRun } from './run-family.ts';

/** `post-discharge 202` → `202`; what has no number at its end is named as a whole. */
const kindOf = (outcome: string): string => /\d+$/.exec(outcome)?.[0] ?? outcome;

const countsByKind = ({ outcomes }: FamilyRun): string => {
  const counts = new Map<string, number>();
  for (const [outcome, count] of outcomes)
    counts.set(kindOf(outcome), (counts.get(kindOf(outcome)) ?? 0) + count);
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, count]) => `${kind}: ${count}`)
    .join('  ');
};

/** A family in one line: how many were judged, what came of them, and what the slowest answer took. */
export const lineOf = (run: FamilyRun, seconds: number): string =>
  [
    run.failure === undefined ? '✔' : '✘',
    run.family.padEnd(15),
    String(run.judged).padStart(7),
    `${seconds.toFixed(1)} s`.padStart(9),
    `slowest ${run.slowest.milliseconds.toFixed(1)} ms`.padStart(19),
    `heap ${run.heapGrowth < 0 ? '' : '+'}${run.heapGrowth.toFixed(1)} MB`.padStart(15),
    ` ${countsByKind(run)}`,
  ].join(' ');

/** What is wrong, the smallest input that shows it, and how to see it again. */
export const failureText = (family: string, { seed, path, complaints, input }: Failure): string =>
  [
    `\n${family}:`,
    complaints,
    '',
    input,
    '',
    `Again: npm run fuzz -- --family ${family} --seed ${seed}${path === '' ? '' : ` --path ${path}`}`,
  ].join('\n');
