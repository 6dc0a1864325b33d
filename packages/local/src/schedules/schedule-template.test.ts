import { describe, expect, test } from 'vitest';
import { readRate } from './schedule-template.ts';

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
describe('a schedule expression', () => {
  test.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(2 hours)', 7_200_000],
    ['rate(1 day)', 86_400_000],
  ])('%s comes every %d ms', (expression, milliseconds) => {
    expect(readRate(expression, 'schedule sweep')).toBe(milliseconds);
  });

  test.each([['cron(0 10 * * ? *)'], ['at(2026-01-01T00:00:00)'], ['rate(0 minutes)'], ['rate(1 week)']])(
    '%s is refused by name',
    (expression) => {
      expect(() => readRate(expression, 'schedule sweep')).toThrow(
        `schedule sweep: the schedule expression ${expression} is not implemented`,
      );
    },
  );
});
