import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deployments } from '../config/regions.ts';
import { projectRoot } from '../constructs/bundle.ts';
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

function runCdk(words: readonly string[]): number {
  // Nothing in the surroundings may switch the checks of the templates off.
  const { CDK_VALIDATION, ...surroundings } = process.env;
  const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
  return run(cdk, [...words, '--no-notices'], { ...surroundings, CDK_DISABLE_CLI_TELEMETRY: 'true' });
}

const runOps = (words: readonly string[]): number =>
  run(join(projectRoot, 'packages', 'tools', 'bootstrap.mjs'), ['ops', ...words], process.env);

const reading = read();
if (reading && 'help' in reading) process.stdout.write(`${reading.help}\n`);
else if (reading) {
  process.exitCode = runCdk(reading.cdkArguments);
  if (process.exitCode === 0 && reading.opsArguments) process.exitCode = runOps(reading.opsArguments);
}
