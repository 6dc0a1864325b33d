import { describe, expect, it } from 'vitest';
import { bugNamed } from '../planted-bugs/planted-bugs.ts';
import { readOptions } from './options.ts';
import { failureReport, replayCommand } from './report.ts';
import { shrink } from './shrink.ts';
import { simulate } from './simulate.ts';

describe('a failing seed', () => {
  it('is made small, told with its trace, and played again to the same hash by the command that is printed', async () => {
    const run = { seed: 1, bug: bugNamed('relay-skips-after-failure') };
    const failed = await simulate(run);
    const { run: least, outcome } = await shrink(run, failed);
    expect(outcome.deliveries).toBeLessThan(failed.deliveries / 4);
    const [violation] = outcome.violations;
    const report = failureReport(least, outcome);
    expect(report).toContain(`trace ${outcome.traceHash}`);
    expect(report).toContain(violation?.about.split('.')[0]);
    expect(report.split('\n').length).toBeLessThan(120);
    const [, ...argv] = replayCommand(least, outcome.faults).split(' -- ')[1]?.split(' ') ?? [];
    const { from: seed, deliveries, faults, bug } = readOptions(['--seed', ...argv]);
    expect((await simulate({ seed, deliveries, faults, bug })).traceHash).toBe(outcome.traceHash);
  });
});
