import type { FileVerdict } from '../posting/post-folder.ts';
import { type ReasonClass, reasonClasses } from '../reasons/reason-class.ts';
import { type Outcome, outcomes } from '../verdict/verdict.ts';

/** How many files of a folder had an outcome, and of those that were not accepted, for which class of reason. */
export interface Row {
  readonly folder: string;
  readonly outcome: Outcome;
  readonly files: number;
  /** By the weightiest class of each file. */
  readonly reasons: Partial<Record<ReasonClass, number>>;
}

/** How many files each outcome had; outcomes that none had count zero. */
export const countsOf = (verdicts: readonly FileVerdict[]): Readonly<Record<Outcome, number>> => {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of verdicts) counts[outcome] += 1;
  return counts;
};

/** How many files have each class as their weightiest. */
export const reasonsOf = (verdicts: readonly FileVerdict[]): Partial<Record<ReasonClass, number>> => {
  const weightiest = verdicts.map(({ reasonClasses: [first] }) => first);
  return Object.fromEntries(
    reasonClasses
      .map((reason) => [reason, weightiest.filter((one) => one === reason).length] as const)
      .filter(([, files]) => files > 0),
  );
};

/** A row per folder and outcome, in the order the folders were posted. */
export const rowsOf = (verdicts: readonly FileVerdict[]): readonly Row[] =>
  [...Map.groupBy(verdicts, ({ folder }) => folder)].flatMap(([folder, inFolder]) =>
    outcomes
      .map((outcome) => {
        const files = inFolder.filter((verdict) => verdict.outcome === outcome);
        return { folder, outcome, files: files.length, reasons: reasonsOf(files) };
      })
      .filter(({ files }) => files > 0),
  );
