import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseReport, type Report } from './report.ts';

/** What is mutated, and which tests judge. Paths are relative to the root. */
export interface MutationRun {
  readonly root: string;
  readonly mutate: readonly string[];
  readonly vitestConfig: string;
  /** Folders the tests need: their own and the source's. Everything else stays out of the copy that is mutated. */
  readonly folders: readonly string[];
  readonly concurrency: number;
  /** Whether StrykerJS says nothing, not even how far it is. */
  readonly quiet?: boolean;
}

const command = fileURLToPath(new URL('../../bin/stryker.js', import.meta.resolve('@stryker-mutator/core')));
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Above what a busy machine makes of a test run of half a second: a timeout counts as noticed. */
const timeoutMilliseconds = 20_000;

/**
 * The copy that is mutated lies outside the checkout; its `node_modules` are links back. What a test imports
 * relatively is mutated, what it imports as a package is not, and counts as never covered.
 */
const optionsOf = ({ mutate, vitestConfig, folders, concurrency }: MutationRun, folder: string) => ({
  mutate,
  testRunner: 'vitest',
  plugins: [
    import.meta.resolve('@stryker-mutator/vitest-runner'),
    import.meta.resolve('./progress-reporter.ts'),
  ],
  vitest: { configFile: vitestConfig, related: false },
  coverageAnalysis: 'perTest',
  concurrency,
  incremental: false,
  timeoutMS: timeoutMilliseconds,
  reporters: ['json', 'continuum-progress'],
  jsonReporter: { fileName: join(folder, 'report.json') },
  tempDirName: join(folder, 'sandboxes'),
  ignorePatterns: ['**', ...folders.flatMap(opened)],
  logLevel: 'error',
  allowConsoleColors: process.stderr.isTTY === true,
});

/** A folder is looked into only where all folders above it are. */
const opened = (folder: string): string[] => {
  const parts = folder.split('/');
  return [...parts.map((_part, index) => `!${parts.slice(0, index + 1).join('/')}`), `!${folder}/**`];
};

/** Runs StrykerJS in a process of its own; what it says goes to stderr. */
const finished = ({ root, quiet }: MutationRun, optionsFile: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const stryker = spawn(process.execPath, [command, 'run', optionsFile], {
      cwd: root,
      stdio: quiet ? 'ignore' : ['ignore', 2, 2],
    });
    const stop = (): void => void stryker.kill('SIGTERM');
    for (const signal of stopSignals) process.once(signal, stop);
    process.once('exit', stop);
    stryker.on('error', reject);
    stryker.on('close', (code) => {
      for (const signal of stopSignals) process.off(signal, stop);
      process.off('exit', stop);
      resolve(code ?? 1);
    });
  });

/**
 * Mutates, tests and reads the report.
 * @throws Error when StrykerJS ended without a report
 */
export const runStryker = async (run: MutationRun): Promise<Report> => {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-mutate-'));
  try {
    const optionsFile = join(folder, 'options.json');
    writeFileSync(optionsFile, JSON.stringify(optionsOf(run, folder)));
    const exitCode = await finished(run, optionsFile);
    if (exitCode !== 0) throw new Error(`StrykerJS ended with exit code ${exitCode} and no report.`);
    return parseReport(readFileSync(join(folder, 'report.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
