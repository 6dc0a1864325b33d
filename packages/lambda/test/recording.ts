import type { Log, LogFields } from '../src/observability/log.ts';
import type { Tally } from '../src/observability/tally.ts';

export interface Told {
  readonly level: 'note' | 'warn' | 'fail';
  readonly what: string;
  readonly fields: LogFields;
  readonly error?: unknown;
}

/** A log that remembers. */
export const recordingLog = (): Log & { readonly told: readonly Told[] } => {
  const told: Told[] = [];
  return {
    told,
    note: (what, fields = {}) => void told.push({ level: 'note', what, fields }),
    warn: (what, fields = {}, error) => void told.push({ level: 'warn', what, fields, error }),
    fail: (what, fields, error) => void told.push({ level: 'fail', what, fields, error }),
  };
};

/** Figures that add up, and how often they were handed on. */
export const recordingTally = (): Tally & { readonly counted: Record<string, number>; flushes(): number } => {
  const counted: Record<string, number> = {};
  let flushed = 0;
  return {
    counted,
    flushes: () => flushed,
    count: (counter, by = 1) => {
      counted[counter] = (counted[counter] ?? 0) + by;
    },
    seconds: (gauge, value) => {
      counted[gauge] = value;
    },
    flush: () => {
      flushed += 1;
    },
  };
};

/** As much of Lambda's context as the rim looks at. */
export const contextWith = (remainingMilliseconds: number) =>
  ({ getRemainingTimeInMillis: () => remainingMilliseconds }) as never;
