import { decide } from '@continuum/domain';
import { describe, expect, test } from 'vitest';
import { questionsOfTheJourney, questionsTooEarly } from './decisions.ts';

describe('what the benchmark asks', () => {
  const asked = questionsOfTheJourney();

  test('every kind of member’s command of the journey, each accepted as it was', () => {
    const names = new Set(asked.map(({ command }) => command.name));
    expect(names.size).toBe(14);
    for (const { episode, command, circumstances } of asked)
      expect(decide(episode, command, circumstances).kind).toBe('accepted');
  });

  test('the same commands too early, each refused with its reasons', () => {
    const early = questionsTooEarly(asked);
    expect(early.length).toBeGreaterThan(30);
    for (const { episode, command, circumstances } of early)
      expect(decide(episode, command, circumstances)).toMatchObject({ kind: 'rejected' });
  });
});
