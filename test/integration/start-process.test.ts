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
const elsewhere = mkdtempSync(join(tmpdir(), 'continuum-elsewhere-'));
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
  const run = task('start', '--port', '0', ...words);
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

/** What a running cloud says of itself in its data folder. */
const announced = (dataFolder: string): { readonly region: string; readonly children: readonly number[] } =>
  JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8'));

const interrupted = async (run: Run): Promise<number | null> => {
  run.child.kill('SIGINT');
  return run.ended;
};

const isAlive = (processId: number): boolean => {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};

afterAll(async () => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGTERM');
  for (const folder of [data, elsewhere]) rmSync(folder, { recursive: true, force: true });
});

test('npm start tells what it takes, and refuses what it does not', async () => {
  const asked = task('start', '--help');
  const mistyped = task('start', '--region', 'mars', '--loud');
  expect(await asked.ended).toBe(0);
  for (const option of ['--port', '--data DIR', '--fresh', '--empty', '--region'])
    expect(asked.text()).toContain(option);
  const noFolder = task('start', '--data', join(checkoutRoot, 'README.md'));
  expect(await noFolder.ended).toBe(1);
  expect(noFolder.text()).toMatch(/README\.md is no folder/);
  expect(await mistyped.ended).toBe(2);
  expect(mistyped.text()).toContain('--loud: there is no such option');
  expect(mistyped.text()).toContain('--region: expected one of');
});

test('the sample journey of another region, stopped on the way, leaves nothing running and is told of', async () => {
  const first = task('start', '--port', '0', '--data', elsewhere, '--region', 'eu-central-1');
  await printed(first, 'five papers are signed');
  const { region, children } = announced(elsewhere);
  expect(region).toBe('eu-central-1');
  expect(await interrupted(first)).toBe(0);
  expect(children.map(isAlive)).toEqual([false]);
  const second = await started('--data', elsewhere, '--region', 'eu-central-1');
  expect(second.text()).toContain('The sample journey was interrupted');
  expect(await interrupted(second)).toBe(0);
  const elsewise = task('start', '--port', '0', '--data', elsewhere);
  expect(await elsewise.ended).toBe(1);
  expect(elsewise.text()).toContain('belongs to the region eu-central-1');
  expect(elsewise.text()).not.toContain('--fresh');
  const third = await started('--data', elsewhere, '--fresh', '--empty');
  expect(third.text()).not.toContain('interrupted');
  expect(announced(elsewhere).region).toBe('us-east-1');
  expect(await interrupted(third)).toBe(0);
});

describe('npm start', () => {
  let run: Run;

  beforeAll(async () => {
    run = await started('--empty', '--data', data);
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
    expect(samePort.text()).toContain(`Port ${port} of 127.0.0.1 is taken by another local cloud`);
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
    const { children } = announced(data);
    expect(children.map(isAlive)).toEqual([true]);
    expect(await interrupted(run)).toBe(0);
    expect(children.map(isAlive)).toEqual([false]);
    const lines = linesOf(run);
    run = await started('--empty', '--data', data);
    const variables = linesOf(run).filter((line) => /^[A-Z_]+=[^$]/.test(line));
    expect(lines).not.toContain(variables.find((line) => line.startsWith('TRAINER_TOKEN=')));
    const list = shell([
      ...variables,
      'curl -sS "$API/v1/episodes?status=accepted" -H "Authorization: Bearer $TRAINER_TOKEN"',
    ]);
    expect(JSON.parse(list).items).toMatchObject([{ clientName: 'Marsh, Robin', trainerId: 'mara-lind' }]);
  });

  test('a demo clinic that was shut out meanwhile is told of, with what brings it back and removes nothing', async () => {
    const disabling = task('ops', 'partner', 'disable', 'riverside-pt', '--yes', '--data', data);
    expect(await disabling.ended).toBe(0);
    expect(await interrupted(run)).toBe(0);
    run = await started('--empty', '--data', data);
    expect(run.text()).toContain(`npm run ops -- partner enable riverside-pt --data '${data}'`);
    expect(run.text()).not.toContain('--fresh');
  });
});
