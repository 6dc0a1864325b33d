import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBinary } from '../check/command.ts';
import { checkoutRoot } from '../checkout.ts';

const skipped = ['it', 'skip'].join('.');

describe('the counts of a test run', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'continuum-tally-'));
    symlinkSync(join(checkoutRoot, 'node_modules'), join(root, 'node_modules'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const countsOf = async (tests: Record<string, string>) => {
    for (const [name, text] of Object.entries(tests)) {
      writeFileSync(
        join(root, `${name}.test.ts`),
        `import { beforeAll, expect, it } from 'vitest';\n${text}\n`,
      );
    }
    const runner = `
      import { startVitest } from 'vitest/node';
      import { TallyReporter } from ${JSON.stringify(join(import.meta.dirname, 'test-reporter.ts'))};
      const reporter = new TallyReporter(['unit', 'empty']);
      const projects = ['unit', 'empty'].map((name) => ({ test: { name, include: name === 'unit' ? ['*.test.ts'] : ['none'] } }));
      const vitest = await startVitest([], { config: false, root: ${JSON.stringify(root)}, projects, watch: false, passWithNoTests: true, reporters: [reporter] });
      await vitest.close();
      console.log('counts ' + JSON.stringify(reporter.tallies));`;
    writeFileSync(join(root, 'run.mjs'), runner);
    const { output } = await runBinary('node', [join(root, 'run.mjs')], root);
    const tallies: { passed: number; failed: number; remarks: string[] }[] = JSON.parse(
      /counts (.*)/.exec(output)?.[1] ?? output,
    );
    return tallies.map(({ passed, failed, remarks }) => ({ passed, failed, remarks }));
  };

  it('take a skipped test, a broken hook, a broken file and an empty tier for failures', async () => {
    const [unit, empty] = await countsOf({
      well: "it('holds', () => expect(1).toBe(1));",
      wrong: "it('does not hold', () => expect(1).toBe(2));",
      left: `${skipped}('is left out', () => expect(1).toBe(1));`,
      hooked:
        "beforeAll(() => { throw new Error('no set-up'); });\nit('never starts', () => expect(1).toBe(1));",
      unread: "throw new Error('cannot be read');",
    });
    expect(unit).toEqual({ passed: 1, failed: 5, remarks: ['2 skipped', '2 files or suites broken'] });
    expect(empty).toEqual({ passed: 0, failed: 1, remarks: ['no tests'] });
  });
});
