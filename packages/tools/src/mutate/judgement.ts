import type { Mutant, Report } from './report.ts';

/** Least share of the mutants that the tests must notice, in percent. */
export const leastScore = 85;

/** Mutants by what became of them. */
export interface Counts {
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly noCoverage: number;
  /** Not counted in the score: the mutant broke a test file before any of its tests could say no. */
  readonly broken: number;
}

export interface FileScore extends Counts {
  readonly file: string;
  /** Percent; undefined where nothing counts. */
  readonly score: number | undefined;
}

export interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly mutator: string;
  readonly replacement: string;
  readonly covered: boolean;
}

export interface Judgement {
  readonly total: FileScore;
  readonly files: readonly FileScore[];
  readonly survivors: readonly Survivor[];
  /** Why the run fails; empty when it is good. */
  readonly problems: readonly string[];
}

const countsOf = (mutants: readonly Mutant[]): Counts => {
  const count = (...statuses: Mutant['status'][]) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  return {
    killed: count('Killed'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    noCoverage: count('NoCoverage'),
    broken: count('RuntimeError', 'CompileError'),
  };
};

const scored = (file: string, mutants: readonly Mutant[]): FileScore => {
  const counts = countsOf(mutants);
  const noticed = counts.killed + counts.timeout;
  const all = noticed + counts.survived + counts.noCoverage;
  return { file, ...counts, score: all === 0 ? undefined : (100 * noticed) / all };
};

/** A verdict that no test gave. A runner that finds no tests says "survived", or worse, of everything. */
const withoutTests = ({ status, testsCompleted = 0 }: Mutant): boolean =>
  (status === 'Killed' || status === 'Survived') && testsCompleted === 0;

const problemsOf = (mutants: readonly Mutant[], { score, broken }: FileScore): readonly string[] => {
  if (mutants.length === 0) return ['There are no mutants: nothing was tested.'];
  const untested = mutants.filter(withoutTests).length;
  const unjudged = mutants.filter(({ status }) => status === 'Pending' || status === 'Ignored').length;
  return [
    untested > 0 ? `${untested} covered mutants were judged with no test run: the runner found none.` : '',
    unjudged > 0 ? `${unjudged} mutants were never judged.` : '',
    score === undefined ? `No mutant counts: all ${broken} broke a test file.` : '',
    score !== undefined && score < leastScore
      ? `The score is ${score.toFixed(1)} %; at least ${leastScore} % is needed.`
      : '',
  ].filter((problem) => problem !== '');
};

/** Judges a report: the scores, what survived, and every reason why the run fails. */
export const judge = ({ files }: Report): Judgement => {
  const byFile = Object.entries(files)
    .filter(([, { mutants }]) => mutants.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const mutants = byFile.flatMap(([, file]) => file.mutants);
  const total = scored('all', mutants);
  return {
    total,
    files: byFile.map(([file, { mutants: some }]) => scored(file, some)),
    survivors: byFile.flatMap(([file, { mutants: some }]) =>
      some
        .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
        .sort((one, other) => one.location.start.line - other.location.start.line)
        .map(({ status, location: { start }, mutatorName, replacement = '' }) => ({
          file,
          ...start,
          mutator: mutatorName,
          replacement,
          covered: status === 'Survived',
        })),
    ),
    problems: problemsOf(mutants, total),
  };
};
