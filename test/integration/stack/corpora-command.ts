import { execFile } from 'node:child_process';
import { checkoutRoot } from '@continuum/tools/check';

/** What `npm run corpora` told and ended with. */
export interface CorporaRun {
  readonly exitCode: number;
  readonly told: string;
  readonly complained: string;
}

/** Runs the command in a process of its own, until it ends. */
export const runCorporaCommand = (...words: readonly string[]): Promise<CorporaRun> =>
  new Promise((resolve, reject) => {
    const command = ['packages/tools/bootstrap.mjs', 'corpora', ...words];
    execFile(process.execPath, command, { cwd: checkoutRoot }, (error, told, complained) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === 'number') resolve({ exitCode, told, complained });
      else reject(error);
    });
  });
