import { spawnSync } from 'node:child_process';
import { checkoutRoot } from '@continuum/tools/check';
import { describe, expect, it } from 'vitest';

const run = (command: 'fuzz' | 'chaos', ...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`test/${command}/main.ts`, ...words], {
    cwd: checkoutRoot,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

describe('npm run fuzz', () => {
  it('tells what it takes', () => {
    expect(run('fuzz', '--help').stdout).toContain('npm run fuzz -- [options]');
  });

  it('judges so many inputs of a family, a line for each, the same for the same seed', () => {
    const words = ['--bodies', '50', '--seed', '3', '--family', 'clients,command-lines'];
    const counted = () => run('fuzz', ...words).stdout.replaceAll(/ *(slowest +)?[\d.]+ m?s/g, '');
    expect(counted()).toMatch(/^seed 3, 50 inputs of each family\n✔ clients +50 .*\n✔ command-lines +50 /);
    expect(counted()).toBe(counted());
  });

  it.each([
    [['--bodies', 'many'], 1, '--bodies: expected a whole number from 1; got many'],
    [['--family', 'nobody'], 1, '--family: expected some of discharges, fhir, '],
    [['--nothing'], 2, '--nothing: there is no such option'],
  ])('refuses %j in a line', (words, status, sentence) => {
    const refused = run('fuzz', ...words);
    expect([refused.status, refused.stderr]).toEqual([status, expect.stringContaining(sentence)]);
  });
});

describe('npm run chaos', () => {
  it('tells what it takes', () => {
    expect(run('chaos', '--help').stdout).toContain('npm run chaos -- [options]');
  });

  it.each([
    [['--rounds', '0'], '--rounds: expected a whole number from 1; got 0'],
    [['--data', 'docs'], '--data: expected an empty or a new folder; docs is not empty'],
  ])('refuses %j in a line', (words, sentence) => {
    const refused = run('chaos', ...words);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });
});
