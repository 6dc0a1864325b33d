import { columns } from '../ops/columns.ts';
import type { FileScore, Judgement, Survivor } from './judgement.ts';

const longestReplacement = 100;

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestReplacement ? `${line.slice(0, longestReplacement)} …` : line;
};

const survivorLine = ({ file, line, column, mutator, replacement, covered }: Survivor): string =>
  `${file}:${line}:${column}  ${mutator}: ${oneLine(replacement)}${covered ? '' : '  (no test comes here)'}`;

const row = ({ file, score, killed, timeout, survived, noCoverage, broken }: FileScore): string[] => [
  file,
  score === undefined ? '–' : score.toFixed(1),
  ...[killed, timeout, survived, noCoverage, broken].map(String),
];

/** What a person reads of a run: what survived, a table of the files, and the score last. */
export const summaryOf = ({ total, files, survivors, problems }: Judgement, seconds: number): string => {
  const headings = ['FILE', 'SCORE', 'KILLED', 'TIMEOUT', 'SURVIVED', 'NO COVERAGE', 'BROKEN'];
  const { score, killed, timeout, survived, noCoverage, broken } = total;
  const minutes = (seconds / 60).toFixed(1);
  return [
    ...(survivors.length > 0 ? ['Survived:', ...survivors.map(survivorLine), ''] : []),
    columns(headings, files.map(row)),
    '',
    `Mutation score ${score === undefined ? '–' : `${score.toFixed(1)} %`}: ${killed} killed, ${timeout} timeout, ` +
      `${survived} survived, ${noCoverage} without coverage; ${broken} broke a test file and do not count; ${minutes} min.`,
    ...problems.map((problem) => `✘ ${problem}`),
  ].join('\n');
};
