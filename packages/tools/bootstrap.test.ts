import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// Stands in for npx: counts its calls and installs nothing but the Node that runs these tests.
const installer = `#!/bin/sh
echo called >> installs
sleep 0.3
[ -f broken ] && { echo "the registry is away"; exit 1; }
mkdir -p node_modules/.bin && ln -sf "${process.execPath}" node_modules/.bin/node
`;

const task = `
process.on('SIGINT', () => console.log('interrupted'));
process.on('SIGTERM', () => { require('node:fs').writeFileSync('stopped', ''); process.exit(7); });
console.log(JSON.stringify(process.argv.slice(2)));
if (process.argv[2] === 'stay') setInterval(() => {}, 1000);
else process.exit(3);
`;

describe('the bootstrap', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'continuum-bootstrap-'));
    mkdirSync(join(root, 'packages/tools/src/ops'), { recursive: true });
    mkdirSync(join(root, 'commands'));
    for (const name of ['bootstrap.mjs', 'leave-with-parent.mjs']) {
      cpSync(join(import.meta.dirname, name), join(root, 'packages/tools', name));
    }
    writeFileSync(join(root, 'package.json'), '{ "packageManager": "pnpm@1.2.3" }');
    writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 1\n');
    writeFileSync(join(root, 'packages/tools/src/ops/main.ts'), task);
    writeFileSync(join(root, 'commands/npx'), installer);
    chmodSync(join(root, 'commands/npx'), 0o755);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const start = (...parameters: string[]) => {
    const { npm_lifecycle_event: _underNpm, ...env } = process.env;
    const child = spawn(process.execPath, ['packages/tools/bootstrap.mjs', ...parameters], {
      cwd: root,
      env: { ...env, PATH: `${join(root, 'commands')}:${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const says = async (text: string) => {
      while (!output.includes(text)) await once(child.stdout, 'data');
    };
    const ended = once(child, 'close').then(([exitCode]) => ({ exitCode, output }));
    return { child, says, ended };
  };

  const installs = () => readFileSync(join(root, 'installs'), 'utf8').trim().split('\n').length;

  it('lists the tasks when asked for one it does not have', async () => {
    const { exitCode, output } = await start('dance').ended;
    expect(exitCode).toBe(1);
    expect(output).toMatch(/There is no task "dance"\. Tasks: start, test, check/);
  });

  it('installs once, though two tasks start together, and hands over arguments and exit codes', async () => {
    const both = await Promise.all([start('ops', 'a b', '--c').ended, start('ops', 'd').ended]);
    expect(both.map(({ exitCode }) => exitCode)).toEqual([3, 3]);
    expect(both[0]?.output).toContain('["a b","--c"]');
    expect(installs()).toBe(1);
  });

  it('installs again when the lockfile has changed, and only then', async () => {
    await start('ops').ended;
    await start('ops').ended;
    expect(installs()).toBe(1);
    writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 2\n');
    await start('ops').ended;
    expect(installs()).toBe(2);
  });

  it('shows what the installer said when it fails, and leaves no lock', async () => {
    writeFileSync(join(root, 'broken'), '');
    const { exitCode, output } = await start('ops').ended;
    expect(exitCode).toBe(1);
    expect(output).toContain('the registry is away');
    expect(existsSync(join(root, '.install.lock'))).toBe(false);
  });

  it('takes over the lock of an installer that died', async () => {
    const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(dead, 'exit');
    writeFileSync(join(root, '.install.lock'), String(dead.pid));
    expect((await start('ops').ended).exitCode).toBe(3);
  });

  it('passes a key press on once, however often it is repeated', async () => {
    const { child, says, ended } = start('ops', 'stay');
    await says('["stay"]');
    child.kill('SIGINT');
    await says('interrupted');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    const { exitCode, output } = await ended;
    expect(exitCode).toBe(7);
    expect(output.match(/interrupted/g)).toHaveLength(1);
  });

  it('leaves no task behind when it is killed outright', async () => {
    const { child, says, ended } = start('ops', 'stay');
    await says('["stay"]');
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(root, 'stopped'))).toBe(true);
  });
});
