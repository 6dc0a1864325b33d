import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** One `npm start`, or one `npm run ops`: what it printed, and how it ended. */
interface Run {
  readonly child: ChildProcess;
  readonly text: () => string;
  readonly ended: Promise<number | null>;
}

const data = mkdtempSync(join(tmpdir(), 'continuum-start-'));
const running: ChildProcess[] = [];

const task = (name: 'start' | 'ops', ...words: string[]): Run => {
  const child = spawn(process.execPath, ['packages/tools/bootstrap.mjs', name, ...words], {
    cwd: checkoutRoot,
  });
  running.push(child);
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  return { child, text: () => text, ended: once(child, 'close').then(([code]) => code as number | null) };
};

const printed = async (run: Run, words: string): Promise<void> => {
  let ended = false;
  void run.ended.then(() => {
    ended = true;
  });
  while (!run.text().includes(words)) {
    if (ended) throw new Error(`it ended before it said "${words}":\n${run.text()}`);
    await new Promise((settle) => setTimeout(settle, 20));
  }
};

const started = async (...words: string[]): Promise<Run> => {
  const run = task('start', '--empty', '--data', data, '--port', '0', ...words);
  await printed(run, 'Ctrl-C stops everything');
  return run;
};

/** The lines a person would paste, in the order they stand there. */
const linesOf = (run: Run): string[] =>
  run
    .text()
    .split('\n')
    .filter((line) => /^([A-Z_]+=|curl |until )/.test(line));

const shell = (lines: readonly string[]): string =>
  execFileSync('bash', ['-euo', 'pipefail', '-c', lines.join('\n')], { encoding: 'utf8' });

const children = (): number[] => JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')).children;

const isAlive = (processId: number): boolean => {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};

describe('npm start', () => {
  let run: Run;

  beforeAll(async () => {
    run = await started();
  });
  afterAll(async () => {
    for (const child of running) if (child.exitCode === null) child.kill('SIGTERM');
    await run.ended;
    rmSync(data, { recursive: true, force: true });
  });

  test('the pasted lines post a discharge, find it, and accept it', () => {
    const answers = shell(linesOf(run));
    expect(answers).toContain('"outcome":"received"');
    expect(answers).toContain('Marsh, Robin');
    expect(answers).toContain('"command":"accept-referral","allowed":true');
    expect(answers).toContain('"outcome":"accepted"');
  });

  test('a second start on the same folder or port says so, and leaves the first alone', async () => {
    const sameFolder = task('start', '--data', data, '--port', '0');
    expect(await sameFolder.ended).toBe(1);
    expect(sameFolder.text()).toContain('Another local cloud already runs on the data folder');
    const port = /^API=.*:(\d+)$/m.exec(run.text())?.[1] ?? '';
    const other = mkdtempSync(join(tmpdir(), 'continuum-other-'));
    const samePort = task('start', '--data', other, '--port', port);
    expect(await samePort.ended).toBe(1);
    expect(samePort.text()).toContain(`Port ${port} of 127.0.0.1 is taken`);
    rmSync(other, { recursive: true });
    expect(run.child.exitCode).toBeNull();
  });

  test('ops finds it through its folder', async () => {
    const list = task('ops', 'partner', 'list', '--data', data, '--json');
    expect(await list.ended).toBe(0);
    expect(JSON.parse(list.text())).toMatchObject({
      items: [{ partnerId: 'riverside-pt', disabled: false }],
    });
  });

  test('Ctrl-C stops everything, and the next start goes on from there with new tokens', async () => {
    const [database] = children();
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(database !== undefined && isAlive(database)).toBe(false);
    const lines = linesOf(run);
    run = await started();
    const variables = linesOf(run).filter((line) => /^[A-Z_]+=[^$]/.test(line));
    expect(lines).not.toContain(variables.find((line) => line.startsWith('TRAINER_TOKEN=')));
    const list = shell([
      ...variables,
      'curl -sS "$API/v1/episodes?status=accepted" -H "Authorization: Bearer $TRAINER_TOKEN"',
    ]);
    expect(JSON.parse(list).items).toMatchObject([{ clientName: 'Marsh, Robin', trainerId: 'mara-lind' }]);
  });
});
