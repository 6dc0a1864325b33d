import type { Reporter, TestModule } from 'vitest/node';
import type { Tally } from './tally.ts';

type Unhandled = Parameters<NonNullable<Reporter['onTestRunEnd']>>[1];

/** Counts what ran, tier by tier. An error outside every test, a file that cannot be read and an empty tier are failures. */
export class TallyReporter implements Reporter {
  tallies: Tally[] = [];
  readonly #tiers: readonly string[];

  constructor(tiers: readonly string[]) {
    this.#tiers = tiers;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: Unhandled): void {
    this.tallies = this.#tiers.map((tier) =>
      tallyOf(
        tier,
        modules.filter(({ project }) => project.name === tier),
      ),
    );
    if (unhandled.length > 0) {
      const remarks = ['errors outside every test'];
      this.tallies.push({ tier: 'unhandled', passed: 0, failed: unhandled.length, seconds: 0, remarks });
    }
  }
}

function tallyOf(tier: string, modules: readonly TestModule[]): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const passed = tests.filter((test) => test.result().state === 'passed').length;
  const skipped = tests.filter((test) => test.result().state === 'skipped').length;
  const broken = modules.filter((module) => module.state() === 'failed' && isBroken(module)).length;
  const remarks: string[] = [];
  if (tests.length === 0) remarks.push('no tests');
  if (skipped > 0) remarks.push(`${skipped} skipped`);
  if (broken > 0) remarks.push(`${broken} files or suites broken`);
  const milliseconds = modules.reduce((sum, module) => sum + busyMilliseconds(module), 0);
  return {
    tier,
    passed,
    failed: tests.length - passed + broken + (tests.length === 0 && broken === 0 ? 1 : 0),
    seconds: milliseconds / 1000,
    remarks,
  };
}

/** Errors of the file itself or of its hooks, which no test carries. */
function isBroken(module: TestModule): boolean {
  return (
    module.errors().length > 0 || [...module.children.allSuites()].some((suite) => suite.errors().length > 0)
  );
}

function busyMilliseconds(module: TestModule): number {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return collectDuration + setupDuration + duration;
}
