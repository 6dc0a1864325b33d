import type { FileVerdict } from './post-folder.ts';
import { type Outcome, outcomes } from './verdict.ts';

const outcomeWidth = Math.max(...outcomes.map(({ length }) => length)) + 2;

const mostReasons = 3;

const shortened = (reasons: readonly string[]): string =>
  [
    ...reasons.slice(0, mostReasons),
    ...(reasons.length > mostReasons ? [`and ${reasons.length - mostReasons} more`] : []),
  ].join('; ');

/** One file and what became of it, with the reasons below. */
export const linesOf = ({ outcome, file, reasons, missing, warnings }: FileVerdict): readonly string[] => {
  const indent = ' '.repeat(outcomeWidth);
  return [
    `${outcome.padEnd(outcomeWidth)}${file}`,
    ...(reasons.length > 0 ? [`${indent}${shortened(reasons)}`] : []),
    ...(missing.length > 0 ? [`${indent}missing: ${missing.join(', ')}`] : []),
    ...(warnings.length > 0 ? [`${indent}warnings: ${warnings.join(', ')}`] : []),
  ];
};

/** How many files each outcome had; outcomes that none had count zero. */
export const countsOf = (verdicts: readonly FileVerdict[]): Readonly<Record<Outcome, number>> => {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of verdicts) counts[outcome] += 1;
  return counts;
};

/** `26 files: 10 received with gaps, 16 refused`. */
export const summaryOf = (verdicts: readonly FileVerdict[]): string => {
  const counts = countsOf(verdicts);
  const told = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`);
  const files = `${verdicts.length} file${verdicts.length === 1 ? '' : 's'}`;
  return told.length === 0 ? files : `${files}: ${told.join(', ')}`;
};
