import type { Log, LogFields, Tally } from '@continuum/lambda';

export interface LogLine {
  readonly level: 'note' | 'warn' | 'fail';
  readonly what: string;
  /** As the code gave them, before anything is withheld. */
  readonly fields: LogFields;
  readonly error?: unknown;
}

/** A log and figures that remember everything they were told. */
export const createObserving = () => {
  const lines: LogLine[] = [];
  const figures: Record<string, number> = {};
  const log: Log = {
    note: (what, fields = {}) => void lines.push({ level: 'note', what, fields }),
    warn: (what, fields = {}, error) => void lines.push({ level: 'warn', what, fields, error }),
    fail: (what, fields, error) => void lines.push({ level: 'fail', what, fields, error }),
  };
  const add = (name: string, value: number): void => {
    figures[name] = (figures[name] ?? 0) + value;
  };
  const tally: Tally = {
    count: (counter, by = 1) => add(counter, by),
    seconds: (gauge, value) => add(gauge, value),
    flush: () => undefined,
  };
  return { log, tally, lines, figures };
};
