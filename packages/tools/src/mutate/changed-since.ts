import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Paths that differ from a git revision, committed or not; those that are gone are left out.
 * @throws RangeError when there is no such revision
 */
export const changedSince = async (root: string, revision: string): Promise<readonly string[]> => {
  const lines = async (...words: string[]) => {
    const { stdout } = await run('git', words, { cwd: root });
    return stdout.split('\n').filter((line) => line !== '');
  };
  const commit = await lines(
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ).catch(() => {
    throw new RangeError(`--since: git knows no revision ${revision} here`);
  });
  const tracked = await lines('diff', '--name-only', '--diff-filter=d', ...commit, '--');
  return [...tracked, ...(await lines('ls-files', '--others', '--exclude-standard'))];
};
