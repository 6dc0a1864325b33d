import type { EpisodeEvent } from '@continuum/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { activateProgram } from '../../test/program-journey.ts';
import { sweepDeadlines } from './sweep.ts';

const daysMost = 100;

/** Days between one sweep and the next, some of them none at all. */
const intervals = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 12 });

const sweep = (practice: PracticeInMemory) =>
  sweepDeadlines(practice, (_journal, cause) => {
    throw cause;
  });

type Said = Extract<EpisodeEvent, { type: 'DeadlineApproaching' | 'DeadlineMissed' }>;

const isSaid = (event: EpisodeEvent): event is Said =>
  event.type === 'DeadlineApproaching' || event.type === 'DeadlineMissed';

describe('whenever and however often the sweep runs over a program that nobody attends', () => {
  it('each deadline is reminded once at most, before it is missed, and missed once', async () => {
    await fc.assert(
      fc.asyncProperty(intervals, async (waits) => {
        const practice = openPractice();
        const episodeId = await activateProgram(practice);
        for (const days of waits) {
          practice.surroundings.moveDays(days);
          await sweep(practice);
        }
        const said = practice.eventsOf(episodeId).filter(isSaid);
        const once = said.map(({ type, data }) => `${type} ${data.deadline} ${data.due}`);
        expect(new Set(once).size).toBe(once.length);
        for (const { type, data, recordedAt } of said)
          expect(recordedAt >= data.due).toBe(type === 'DeadlineMissed');
      }),
      { numRuns: 40 },
    );
  });

  it('the program ends at last, and nothing is left to say', async () => {
    await fc.assert(
      fc.asyncProperty(intervals, async (waits) => {
        const practice = openPractice();
        const episodeId = await activateProgram(practice);
        for (const days of waits) {
          practice.surroundings.moveDays(days);
          await sweep(practice);
        }
        practice.surroundings.moveDays(daysMost);
        await sweep(practice);
        expect(await practice.episode(episodeId)).toMatchObject({
          position: 'closed/withdrawn',
          deadlines: {},
        });
        const types = practice.eventsOf(episodeId).map(({ type }) => type);
        expect(types.filter((type) => type === 'ProgramHeld' || type === 'EpisodeClosed')).toEqual([
          'ProgramHeld',
          'EpisodeClosed',
        ]);
        expect(await sweep(practice)).toEqual({ reminded: 0, missed: 0, failed: 0 });
      }),
      { numRuns: 40 },
    );
  });
});
