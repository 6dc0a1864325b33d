import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { deployments } from '../config/regions.ts';
import { projectRoot } from '../constructs/bundle.ts';
import { isAdvice } from './cdk-advice.ts';
import { type Reading, readArguments } from './cdk-arguments.ts';

function read(): Reading | undefined {
  try {
    return readArguments(process.argv.slice(2), deployments);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

function run(script: string, words: readonly string[], environment: NodeJS.ProcessEnv): number {
  const { status, error } = spawnSync(process.execPath, [script, ...words], {
    cwd: projectRoot,
    env: environment,
    stdio: 'inherit',
  });
  if (error) throw error;
  return status ?? 1;
}

const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
const always = ['--no-notices'];

/** The surroundings of the CDK: nothing in them may switch the checks of the templates off. */
function cdkEnvironment(): NodeJS.ProcessEnv {
  const { CDK_VALIDATION, ...surroundings } = process.env;
  return { ...surroundings, CDK_DISABLE_CLI_TELEMETRY: 'true' };
}

async function passOn(said: Readable, to: NodeJS.WritableStream): Promise<void> {
  for await (const line of createInterface({ input: said })) if (!isAdvice(line)) to.write(`${line}\n`);
}

/**
 * Synthesizing asks nothing, so what the CDK says can be passed on line by line, without its advice. It speaks
 * on its error stream, and on the other one where the environment says `CI`.
 */
async function synthesize(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [cdk, ...words, ...always], {
    cwd: projectRoot,
    env: { ...(process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}), ...cdkEnvironment() },
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  await Promise.all([passOn(child.stdout, process.stdout), passOn(child.stderr, process.stderr)]);
  const [status] = await ended;
  return typeof status === 'number' ? status : 1;
}

const runOps = (words: readonly string[]): number =>
  run(join(projectRoot, 'packages', 'tools', 'bootstrap.mjs'), ['ops', ...words], process.env);

const reading = read();
if (reading && 'help' in reading) process.stdout.write(`${reading.help}\n`);
else if (reading) {
  const { cdkArguments } = reading;
  process.exitCode =
    cdkArguments[0] === 'synth'
      ? await synthesize(cdkArguments)
      : run(cdk, [...cdkArguments, ...always], cdkEnvironment());
  if (process.exitCode === 0 && reading.opsArguments) process.exitCode = runOps(reading.opsArguments);
}
