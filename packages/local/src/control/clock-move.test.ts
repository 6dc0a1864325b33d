import { describe, expect, test } from 'vitest';
import { readClockMove } from './clock-move.ts';

const now = Date.parse('2026-03-02T15:04:05.000Z');
const problemsOf = (text: string): string => {
  const move = readClockMove(text, now);
  if (move.ok) throw new Error('it was taken');
  return move.problems.join('\n');
};

describe('a wish to move the clock', () => {
  test.each([
    ['{"to":"2026-04-01T00:00:00.000Z"}', '2026-04-01T00:00:00.000Z'],
    ['{"advanceDays":1,"advanceHours":2}', '2026-03-03T17:04:05.000Z'],
    ['{"advanceMinutes":1,"advanceSeconds":1}', '2026-03-02T15:05:06.000Z'],
  ])('%s is taken', (text, instant) => {
    expect(readClockMove(text, now)).toEqual({ ok: true, target: Date.parse(instant) });
  });

  test.each([
    ['', 'The body is empty: expected JSON, such as { "advanceDays": 31 }'],
    ['x', 'The body is not JSON: expected { "advanceDays": 31 }'],
    ['[]', 'expected one JSON object'],
    ['{}', 'all fields: to, advanceDays, advanceHours, advanceMinutes, advanceSeconds'],
    ['{"to":"yesterday"}', 'to: expected an instant such as 2026-03-02T15:04:05.000Z'],
    ['{"to":5}', 'to: expected an instant'],
    ['{"advanceDays":-1}', 'advanceDays: expected a number above 0, at most 100000'],
    ['{"advanceDays":"31"}', 'advanceDays: expected a number above 0'],
    ['{"to":"2026-04-01T00:00:00.000Z","advanceDays":1}', 'to: expected alone'],
    ['{"to":"9999-01-01T00:00:00.000Z"}', 'to: expected at most 100000 days ahead'],
  ])('%s is refused with what was expected', (text, sentence) => {
    expect(problemsOf(text)).toContain(sentence);
  });

  test('everything wrong is told at once', () => {
    const problems = problemsOf('{"to":"yesterday","x":1,"advanceHours":0}');
    for (const part of ['to: expected', '"x": there is no such field; expected some of to', 'advanceHours: '])
      expect(problems).toContain(part);
  });
});
