import type { Summary } from './many-seeds.ts';

/** What many seeds came to. */
export interface Tally {
  readonly seeds: number;
  readonly failed: readonly Summary[];
  readonly deliveries: number;
  readonly commits: number;
  readonly days: number;
  readonly byFunction: Readonly<Record<string, number>>;
  /** How often a sandbox died before or after each call. */
  readonly crashes: Readonly<Record<string, number>>;
}

export const emptyTally: Tally = {
  seeds: 0,
  failed: [],
  deliveries: 0,
  commits: 0,
  days: 0,
  byFunction: {},
  crashes: {},
};

const summed = (one: Readonly<Record<string, number>>, other: Iterable<readonly [string, number]>) => {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of other) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

export const withSummary = (tally: Tally, summary: Summary): Tally => ({
  seeds: tally.seeds + 1,
  failed: summary.violations.length > 0 ? [...tally.failed, summary] : tally.failed,
  deliveries: tally.deliveries + summary.deliveries,
  commits: tally.commits + summary.commits,
  days: tally.days + summary.days,
  byFunction: summed(tally.byFunction, Object.entries(summary.byFunction)),
  crashes: summed(tally.crashes, summary.crashes),
});

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** What a person reads at the end. */
export const tallyLines = (tally: Tally, seconds: number): readonly string[] => {
  const { seeds, failed, deliveries, commits, days, byFunction, crashes } = tally;
  const died = Object.values(crashes).reduce((sum, count) => sum + count, 0);
  return [
    `${failed.length === 0 ? '✔' : '✘'} ${seeds} seeds, ${failed.length} failed: ${deliveries} deliveries, ${commits} commits, ${days} days of the world`,
    `  ${seconds.toFixed(0)} s, ${Math.round(deliveries / seconds)} deliveries a second`,
    `  delivered: ${listed(byFunction)}`,
    `  ${died} sandboxes died at ${Object.keys(crashes).length} different calls`,
  ];
};
