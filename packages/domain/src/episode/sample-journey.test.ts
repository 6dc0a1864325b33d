import { describe, expect, it } from 'vitest';
import { sampleJourney } from '../scenario/sample-journey.ts';
import { fold } from './evolve.ts';

describe('the journey of Jodie Hicks', () => {
  const { journal, episode } = sampleJourney();
  const count = (type: string) => journal.filter((event) => event.type === type).length;

  it('ends completed, with every goal met', () => {
    expect(episode).toMatchObject({ position: 'closed/completed', closedFrom: 'report/issued', loop: 1 });
    expect(episode?.program?.goals.every(({ metBy }) => metBy !== undefined)).toBe(true);
  });

  it('holds 24 sessions, four assessments, one correction and what it took back', () => {
    expect([
      count('SessionRecorded'),
      count('AssessmentRecorded'),
      count('EntryCorrected'),
      count('GoalReverted'),
    ]).toEqual([24, 4, 1, 2]);
  });

  it('is told by its journal', () => {
    expect(fold(journal)).toEqual(episode);
  });

  it('never needs more than 3.5 KB, as text, to decide on', () => {
    const sizes = journal.map((_, index) => JSON.stringify(fold(journal.slice(0, index + 1))).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3584);
  });
});
