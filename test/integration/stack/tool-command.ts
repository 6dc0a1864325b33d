import { execFile } from 'node:child_process';
import { checkoutRoot } from '@continuum/tools/check';

/** What an npm script told and ended with. */
export interface ToolRun {
  readonly exitCode: number;
  readonly told: string;
  readonly complained: string;
}

/** Runs `npm run TASK -- words…` in a process of its own, until it ends; variables are added to the environment. */
export const runTool = (
  task: 'corpora' | 'verify-partner',
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<ToolRun> =>
  new Promise((resolve, reject) => {
    const command = ['packages/tools/bootstrap.mjs', task, ...words];
    const surroundings = { cwd: checkoutRoot, env: { ...process.env, ...variables } };
    execFile(process.execPath, command, surroundings, (error, told, complained) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === 'number') resolve({ exitCode, told, complained });
      else reject(error);
    });
  });
