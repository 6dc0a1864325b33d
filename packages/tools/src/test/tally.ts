/** What one tier came to. Whatever did not run counts as failed: no test leaves by being skipped. */
export interface Tally {
  readonly tier: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** Why the tier failed where no single test says so. */
  readonly remarks: readonly string[];
}

/** A line per tier, then one line alone: `N passed, N failed`. */
export function summaryLines(tallies: readonly Tally[]): string[] {
  const total = (key: 'passed' | 'failed'): number => tallies.reduce((sum, tally) => sum + tally[key], 0);
  return [...tallies.map(tallyLine), '', `${total('passed')} passed, ${total('failed')} failed`];
}

function tallyLine({ tier, passed, failed, seconds, remarks }: Tally): string {
  const counts = `${passed} passed, ${failed} failed`;
  const remark = remarks.length > 0 ? `  (${remarks.join('; ')})` : '';
  return `${failed === 0 ? '✔' : '✘'} ${tier.padEnd(13)} ${counts.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s${remark}`;
}
