import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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

function runCdk(cdkArguments: readonly string[]): number {
  const cdk = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk');
  // Nothing in the surroundings may switch the checks of the templates off.
  const { CDK_VALIDATION, ...surroundings } = process.env;
  const { status, error } = spawnSync(process.execPath, [cdk, ...cdkArguments, '--no-notices'], {
    cwd: projectRoot,
    env: { ...surroundings, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    stdio: 'inherit',
  });
  if (error) throw error;
  return status ?? 1;
}

const reading = read();
if (reading && 'help' in reading) process.stdout.write(`${reading.help}\n`);
else if (reading) process.exitCode = runCdk(reading.cdkArguments);
