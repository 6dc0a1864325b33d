import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkoutRoot } from '../checkout.ts';
import { judge } from './judgement.ts';
import { runStryker } from './stryker-run.ts';

const source = `
const atLeast = { trainer: 18, coordinator: 21 };
export const mayWork = (role: 'trainer' | 'coordinator', age: number): boolean => age >= atLeast[role];
`;
const tests = (from: string) => `
import { expect, it } from 'vitest';
import { mayWork } from '${from}';
it('trainers work from 18 on', () => {
  expect([17, 18].map((age) => mayWork('trainer', age))).toEqual([false, true]);
});
`;
const config = `export default { test: { include: ['src/**/*.test.ts'], isolate: false } };`;

describe('a mutation run over a planted house', { timeout: 120_000 }, () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'continuum-planted-'));
    symlinkSync(join(checkoutRoot, 'node_modules'), join(root, 'node_modules'));
    mkdirSync(join(root, 'src'));
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(root, 'src', 'age.ts'), source);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const judged = async (file: string, text: string) => {
    writeFileSync(join(root, 'src', file), text);
    writeFileSync(join(root, 'vitest.config.mjs'), config);
    const folders = ['src', 'vitest.config.mjs'];
    return judge(
      await runStryker({
        root,
        mutate: ['src/age.ts'],
        vitestConfig: 'vitest.config.mjs',
        folders,
        concurrency: 1,
        quiet: true,
      }),
    );
  };

  it('mutates what the tests load, of tables too, and runs tests on every mutant', async () => {
    const { total, problems } = await judged('age.test.ts', tests('./age.ts'));
    expect(total).toMatchObject({ noCoverage: 0, survived: 0 });
    expect(total.killed).toBeGreaterThan(3);
    expect(problems).toEqual([]);
  });

  it('says what no test asks about', async () => {
    const { survivors } = await judged(
      'age.test.ts',
      tests('./age.ts').replace('[17, 18]', '[17, 19]').trim(),
    );
    expect(survivors.map(({ line, replacement }) => `${line}: ${replacement}`)).toEqual([
      '3: age > atLeast[role]',
    ]);
  });

  it('is no good when the tests load the source from elsewhere, as a package of the workspace', async () => {
    const { total, problems } = await judged('age.test.ts', tests(join(root, 'src', 'age.ts')));
    expect(total).toMatchObject({ killed: 0, score: 0 });
    expect(problems).toEqual(['The score is 0.0 %; at least 85 % is needed.']);
  });

  it('is none when a test fails unmutated', async () => {
    await expect(judged('age.test.ts', tests('./age.ts').replace('true]', 'false]'))).rejects.toThrow(
      /no report/,
    );
  });
});
