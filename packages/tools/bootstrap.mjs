// What every npm script of the root calls: node packages/tools/bootstrap.mjs <task> [arguments]
// Runs on any Node from 20 on, with nothing installed: it installs the locked dependencies where they are
// missing or stale, then hands over to the task on the Node version the lockfile pins.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE_MAJOR = 20;
const REPEATED_SIGNAL_MS = 500;
const LOCK_WITHOUT_OWNER_MS = 5_000;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const binaries = join(root, 'node_modules', '.bin');
const pinnedNode = join(binaries, process.platform === 'win32' ? 'node.cmd' : 'node');
const stampFile = join(root, 'node_modules', '.installed-lockfile');
const lockFile = join(root, '.install.lock');

const tasks = {
  start: ['packages/tools/src/start/main.ts'],
  test: ['packages/tools/src/test/main.ts'],
  check: ['packages/tools/src/check/main.ts'],
  format: ['packages/tools/src/format/main.ts'],
  generate: ['packages/tools/src/generate/main.ts'],
  ops: ['packages/tools/src/ops/main.ts'],
  corpora: ['packages/tools/src/corpora/main.ts'],
  'verify-partner': ['packages/tools/src/verify-partner/main.ts'],
  bench: ['packages/tools/src/bench/main.ts'],
  fuzz: ['test/fuzz/main.ts'],
  chaos: ['test/chaos/main.ts'],
  sim: ['test/simulation/main.ts'],
  mutate: ['packages/tools/src/mutate/main.ts'],
  synth: ['infra/bin/cdk.ts', 'synth'],
  diff: ['infra/bin/cdk.ts', 'diff'],
  deploy: ['infra/bin/cdk.ts', 'deploy'],
};

/** Ends the bootstrap with a message and without a stack: the person reading it did nothing wrong in code. */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

/** pnpm's own version is part of the stamp, and so is the machine: a copied node_modules is not an installed one. */
function wantedStamp() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  return `${hash} pnpm@${pnpmVersion()} ${process.platform}-${process.arch}\n`;
}

function pnpmVersion() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = /^pnpm@([0-9][^+]*)/.exec(packageManager ?? '')?.[1];
  return version ?? refuse('package.json: packageManager must read pnpm@<version>.');
}

function isInstalled(stamp) {
  return existsSync(pinnedNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A lock whose owner died is nobody's; one that has no owner yet gets a moment to be signed. */
function isAbandoned() {
  try {
    const owner = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
    if (Number.isNaN(owner)) return Date.now() - statSync(lockFile).mtimeMs > LOCK_WITHOUT_OWNER_MS;
    return !isAlive(owner);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

async function takeLock() {
  for (let told = false; ; ) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned()) rmSync(lockFile, { force: true });
    else {
      if (!told) say('Another process is installing dependencies; waiting for it …');
      told = true;
      await pause(200);
    }
  }
}

/** npm and pnpm read an empty HOME as the current folder and would leave their caches in the checkout. */
function surroundings() {
  const { HOME, ...others } = process.env;
  return HOME ? { HOME, ...others } : others;
}

function runInstaller() {
  const pnpm = `pnpm@${pnpmVersion()}`;
  const started = Date.now();
  say(`Installing dependencies with ${pnpm} …`);
  const installer = spawn(
    'npx',
    ['--yes', pnpm, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'],
    {
      cwd: root,
      env: surroundings(),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    },
  );
  process.on('exit', () => installer.kill());
  const output = [];
  installer.stdout.on('data', (chunk) => output.push(chunk));
  installer.stderr.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    installer.on('error', (error) =>
      refuse(`npx could not be started (${error.message}). Is npm installed?`),
    );
    installer.on('close', (code) => {
      if (code === 0) say(`Dependencies installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
      else process.stderr.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

async function install(stamp) {
  await takeLock();
  const release = () => rmSync(lockFile, { force: true });
  process.on('exit', release);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  if (!isInstalled(stamp)) {
    if (!(await runInstaller())) refuse('Dependencies could not be installed; see the output above.');
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, stamp);
  }
  release();
  process.off('exit', release);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
}

/**
 * Runs the task in a process group of its own, so that Ctrl-C comes to it from here and from nowhere else.
 * A terminal signals the whole foreground group and npm forwards the signal once more: repeats within
 * half a second are the same key press.
 */
function handOver(entry, taskArguments) {
  const child = spawn(
    pinnedNode,
    [
      '--import',
      new URL('./leave-with-parent.mjs', import.meta.url).href,
      join(root, entry),
      ...taskArguments,
    ],
    {
      cwd: process.cwd(),
      env: {
        NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
        ...(process.stdout.isTTY || process.env.FORCE_COLOR ? {} : { NO_COLOR: '1' }),
        ...surroundings(),
        PATH: [binaries, process.env.PATH].join(delimiter),
      },
      stdio: 'inherit',
      detached: process.platform !== 'win32',
    },
  );
  const lastForwarded = new Map();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = Date.now();
      if (now - (lastForwarded.get(signal) ?? 0) < REPEATED_SIGNAL_MS) return;
      lastForwarded.set(signal, now);
      child.kill(signal);
    });
  }
  child.on('error', (error) => refuse(`The task could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

const nodeMajor = Number.parseInt(process.versions.node, 10);
if (nodeMajor < OLDEST_NODE_MAJOR) {
  refuse(`Node ${OLDEST_NODE_MAJOR} or newer is needed; this is Node ${process.versions.node}.`);
}
const [task, ...taskArguments] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task ?? '')) {
  refuse(`${task ? `There is no task "${task}".` : 'Which task?'} Tasks: ${Object.keys(tasks).join(', ')}.`);
}
const stamp = wantedStamp();
if (!isInstalled(stamp)) await install(stamp);
const [entry, ...leading] = tasks[task];
if (process.env.npm_lifecycle_event) await import('./leave-with-parent.mjs');
handOver(entry, [...leading, ...taskArguments]);
