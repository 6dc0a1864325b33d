import { statSync } from 'node:fs';
import { Expectations } from './expected/judge.ts';
import { knownExpectations, readExpectations } from './expected/known-expectations.ts';
import { filesOf } from './files/files-of.ts';
import { agreementOf } from './manifest/agreement.ts';
import { agreementLines } from './manifest/agreement-lines.ts';
import { validatedCases } from './manifest/validated-cases.ts';
import type { CorporaOptions } from './options.ts';
import { type Stopwatch, stopwatch } from './posting/post-file.ts';
import { type FileVerdict, postFolder } from './posting/post-folder.ts';
import type { System } from './system.ts';
import { countsOf, reasonsOf, rowsOf } from './telling/counts.ts';
import { progressEvery } from './telling/progress.ts';
import { beginReport } from './telling/report-file.ts';
import { judgementLines, linesOf, summaryOf, tableOf, unstatedLines } from './telling/summary.ts';

export interface Surroundings {
  readonly open: (system: CorporaOptions['system'], tell: (line: string) => void) => Promise<System>;
  /** Lines of the result. */
  readonly say: (line: string) => void;
  /** Lines about how it goes. */
  readonly complain: (line: string) => void;
  /** Resolves when the person wants to stop. */
  readonly stopWanted: Promise<void>;
  readonly watch?: Stopwatch;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const expectationsFor = ({ expected }: CorporaOptions): Expectations =>
  new Expectations([...knownExpectations(), ...(expected === undefined ? [] : readExpectations(expected))]);

interface Told {
  readonly options: CorporaOptions;
  readonly apiUrl: string;
  readonly verdicts: readonly FileVerdict[];
  readonly expectations: Expectations;
}

const told = ({ options, apiUrl, verdicts, expectations }: Told) => {
  const { folder, report, json } = options;
  const judgement = expectations.judge(verdicts);
  const agreement = agreementOf(validatedCases(folder), verdicts);
  const counts = countsOf(verdicts);
  const unstated = verdicts.filter((verdict) => !expectations.hasVerdict(verdict));
  const exitCode = counts.failed > 0 || judgement.differences.length > 0 ? 1 : 0;
  if (json) {
    const rows = rowsOf(verdicts);
    const withoutExpectation = { files: unstated.length, reasons: reasonsOf(unstated) };
    const files = verdicts.map(({ translation: _translation, ...verdict }) => verdict);
    const whole = {
      folder,
      apiUrl,
      report,
      counts,
      rows,
      expectations: judgement,
      ...(agreement === undefined ? {} : { validator: agreement }),
      withoutExpectation,
      files,
    };
    return { exitCode, lines: [JSON.stringify(whole, null, 2)] };
  }
  const failures = verdicts.filter(({ outcome }) => outcome === 'failed').flatMap(linesOf);
  const expected = judgementLines(judgement);
  const lines = [
    ...tableOf(verdicts),
    ...(failures.length > 0 ? ['', ...failures] : []),
    '',
    summaryOf(verdicts),
    ...agreementLines(agreement),
    ...(expected.length > 0 ? [...expected, ...unstatedLines(unstated)] : []),
    `Each file: ${report}`,
  ];
  return { exitCode, lines };
};

/**
 * Posts a folder and says what became of it. Resolves to the exit code: 1 when a file failed or an expectation does
 * not hold, 130 when the person stopped it.
 * @throws Error that says what is in the way
 */
export const runCorpora = async (options: CorporaOptions, around: Surroundings): Promise<number> => {
  const { open, say, complain, stopWanted, watch = stopwatch } = around;
  if (!isFolder(options.folder)) throw new Error(`${options.folder}: expected a folder`);
  if (filesOf(options.folder).length === 0) throw new Error(`${options.folder}: it holds no files`);
  const expectations = expectationsFor(options);
  const report = beginReport(options.report);
  const { apiUrl, post, close } = await open(options.system, complain);
  try {
    const progress = progressEvery(watch.now, complain);
    const posting = postFolder(options.folder, {
      post,
      watch,
      wantsTranslation: (file) => expectations.hasTranslation(file),
      tell: (verdict, done, of) => {
        report.add(verdict);
        if (options.eachFile && !options.json) say(linesOf(verdict).join('\n'));
        progress(verdict.folder, done, of);
      },
    });
    const verdicts = await Promise.race([posting, stopWanted]);
    if (verdicts === undefined) return 130;
    const { exitCode, lines } = told({ options, apiUrl, verdicts, expectations });
    for (const line of lines) say(line);
    return exitCode;
  } finally {
    await close();
  }
};
