import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkoutRoot } from '../checkout.ts';

export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs one of the checkout's installed commands in `cwd`; the answer holds stdout, then stderr, uncoloured. */
export function runBinary(name: string, parameters: readonly string[], cwd: string): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(checkoutRoot, 'node_modules', '.bin', name), parameters, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 1, output: Buffer.concat([...stdout, ...stderr]).toString('utf8') });
    });
  });
}

/** What a command printed, as problems: its lines when it failed, none when it did not. */
export function problemsOf({ exitCode, output }: CommandResult): string[] {
  if (exitCode === 0) return [];
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : [`exit code ${exitCode} without a word`];
}
