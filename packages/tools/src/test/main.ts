import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every tier there is, then one line that counts: `N passed, N failed`. */
const folder = mkdtempSync(join(tmpdir(), 'continuum-test-'));
const report = join(folder, 'report.json');
const child = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
child.on('exit', (code) => {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true });
  process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
  process.exitCode = code ?? 1;
});
