import { describe, expect, it } from 'vitest';
import { runBinary } from './check/command.ts';
import { checkoutRoot } from './checkout.ts';

const run = (entry: string, ...parameters: string[]) =>
  runBinary('node', [`packages/tools/src/${entry}/main.ts`, ...parameters], checkoutRoot);

describe('a command', () => {
  it.each([
    ['test', 'npm test [-- --tier NAME,NAME]'],
    ['check', 'npm run check [-- --only NAME,NAME]'],
    ['generate', 'npm run generate [-- --check]'],
  ])('%s explains itself', async (entry, usage) => {
    const { exitCode, output } = await run(entry, '--help');
    expect({ exitCode, firstLine: output.split('\n')[0] }).toEqual({ exitCode: 0, firstLine: usage });
  });

  it('tells everything that is mistyped, and its usage', async () => {
    const { exitCode, output } = await run('check', 'now', '--fast', '--only');
    expect(exitCode).toBe(2);
    expect(output).toContain('now: nothing was expected here');
    expect(output).toContain('--fast: there is no such option');
    expect(output).toContain('--only: its value is missing');
    expect(output).toContain('npm run check');
    expect(output).not.toContain('    at ');
  });

  it('tells a value it does not know, and those it does', async () => {
    const { exitCode, output } = await run('test', '--tier', 'unti');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^--tier: expected some of check, unit, .*; got unti\n$/);
  });
});
