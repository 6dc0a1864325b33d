import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentName } from '@continuum/functions/facts';
import { afterAll, describe, expect, it } from 'vitest';
import { bundle } from '../constructs/bundle.ts';
import { functions } from '../stacks/functions.ts';

const folder = mkdtempSync(join(tmpdir(), 'continuum-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const values: Readonly<Record<EnvironmentName, string>> = {
  TABLE_NAME: 'continuum-dev',
  BUCKET_NAME: 'continuum-dev-originals',
  BUS_NAME: 'continuum-dev',
  HASHING_KEY_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:hashing-key',
  WEBHOOK_TARGETS: 'public',
};

/** What Lambda does with `index.handler`, in a process that has nothing but the bundle and the environment. */
function loadHandler(outputFolder: string, environment: readonly EnvironmentName[]): string {
  const script = "process.stdout.write(typeof require('./index.js').handler)";
  return execFileSync(process.execPath, ['--eval', script], {
    cwd: outputFolder,
    encoding: 'utf8',
    env: {
      AWS_REGION: 'eu-central-1',
      POWERTOOLS_SERVICE_NAME: 'a-function',
      POWERTOOLS_METRICS_NAMESPACE: 'Continuum',
      ...Object.fromEntries(environment.map((name) => [name, values[name]])),
    },
  });
}

describe('the bundle of a function', () => {
  it.each(functions)('$name is within its budget and hands out a handler', (facts) => {
    const outputFolder = join(folder, facts.name);
    const bytes = bundle({
      entry: facts.entry,
      outputFolder,
      budgetKilobytes: facts.bundleBudgetKilobytes,
    });
    expect(bytes).toBeGreaterThan(10_000);
    expect(loadHandler(outputFolder, facts.environment)).toBe('function');
  });

  it('that is past its budget is refused with both sizes', () => {
    const entry = 'functions/event-relay/function.ts';
    expect(() => bundle({ entry, outputFolder: join(folder, 'past'), budgetKilobytes: 0.1 })).toThrow(
      /^functions\/event-relay\/function\.ts: the bundle is \d+ KB, its budget is 0\.1 KB$/,
    );
  });
});
