import type { Judgement, Tally } from '../expected/judge.ts';
import type { FileVerdict } from '../posting/post-folder.ts';
import { type Outcome, outcomes } from '../verdict/verdict.ts';
import { countsOf, type reasonsOf, rowsOf } from './counts.ts';

const outcomeWidth = Math.max(...outcomes.map(({ length }) => length)) + 2;

const mostReasons = 3;

const shortened = (reasons: readonly string[]): string =>
  [
    ...reasons.slice(0, mostReasons),
    ...(reasons.length > mostReasons ? [`and ${reasons.length - mostReasons} more`] : []),
  ].join('; ');

/** One file and what became of it, with the reasons below. */
export const linesOf = (verdict: FileVerdict): readonly string[] => {
  const { outcome, folder, file, reasons, missing, warnings, alone } = verdict;
  const indent = ' '.repeat(outcomeWidth);
  return [
    `${outcome.padEnd(outcomeWidth)}${folder}/${file}`,
    ...(reasons.length > 0 ? [`${indent}${shortened(reasons)}`] : []),
    ...(alone === undefined ? [] : [`${indent}by itself it would be ${alone.outcome}`]),
    ...(missing.length > 0 ? [`${indent}missing: ${missing.join(', ')}`] : []),
    ...(warnings.length > 0 ? [`${indent}warnings: ${warnings.join(', ')}`] : []),
  ];
};

const countedReasons = (reasons: ReturnType<typeof reasonsOf>): string =>
  Object.entries(reasons)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, files]) => `${reason} ${files}`)
    .join(', ');

/** A line per folder and outcome, in columns: `us-core-examples  refused  144  no-person 12, …`. */
export const tableOf = (verdicts: readonly FileVerdict[]): readonly string[] => {
  const rows = rowsOf(verdicts);
  const folderWidth = Math.max(0, ...rows.map(({ folder }) => folder.length)) + 2;
  const filesWidth = Math.max(0, ...rows.map(({ files }) => String(files).length));
  return rows.map(({ folder, outcome, files, reasons }) =>
    [
      folder.padEnd(folderWidth),
      outcome.padEnd(outcomeWidth),
      String(files).padStart(filesWidth),
      `  ${countedReasons(reasons)}`,
    ]
      .join('')
      .trimEnd(),
  );
};

const filesText = (count: number): string => `${count} file${count === 1 ? '' : 's'}`;

const countedOutcomes = (counts: Readonly<Record<Outcome, number>>): string =>
  outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`)
    .join(', ');

/** `26 files: 10 accepted with gaps, 16 refused`. */
export const summaryOf = (verdicts: readonly FileVerdict[]): string => {
  const told = countedOutcomes(countsOf(verdicts));
  return told === '' ? filesText(verdicts.length) : `${filesText(verdicts.length)}: ${told}`;
};

const tallyText = (what: string, { hold, of }: Tally): string => `${what}: ${hold} of ${of} hold`;

/** What was expected of the files, and every difference; nothing where nothing was stated of any of them. */
export const judgementLines = ({
  verdicts,
  translations,
  notHere,
  differences,
}: Judgement): readonly string[] => {
  const tallies = [
    ...(verdicts.of > 0 ? [tallyText('expected verdicts', verdicts)] : []),
    ...(translations.of > 0 ? [tallyText('field-level translations', translations)] : []),
  ];
  if (tallies.length === 0) return [];
  const elsewhere = notHere > 0 ? [`${filesText(notHere)} with expectations not in the folder`] : [];
  return [[...tallies, ...elsewhere].join('; '), ...differences.map((difference) => `  ${difference}`)];
};

const mostExamples = 3;

/** Files that nothing was stated of, by the class of reason that weighs most, with the first few of each. */
export const unstatedLines = (unstated: readonly FileVerdict[]): readonly string[] => {
  const byReason = Map.groupBy(unstated, ({ reasonClasses: [first], outcome }) => first ?? outcome);
  const groups = [...byReason].sort(([, one], [, other]) => other.length - one.length);
  return [
    `without an expectation: ${filesText(unstated.length)}`,
    ...groups.map(([reason, files]) => {
      const examples = files.slice(0, mostExamples).map(({ folder, file }) => `${folder}/${file}`);
      const more = files.length > mostExamples ? ', …' : '';
      return `  ${String(files.length).padStart(5)} ${reason}: ${examples.join(', ')}${more}`;
    }),
  ];
};
