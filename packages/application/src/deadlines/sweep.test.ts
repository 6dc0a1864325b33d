import { beforeEach, describe, expect, it } from 'vitest';
import { rosa } from '../../test/jodie-hicks.ts';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { activateProgram, openReferral, reAssess } from '../../test/program-journey.ts';
import { withTroubles } from '../../test/troubled-journals.ts';
import { TransientError } from '../ports/index.ts';
import { type SweepNeeds, sweepDeadlines } from './sweep.ts';

let practice: PracticeInMemory;

beforeEach(() => {
  practice = openPractice();
});

const sweep = (needs: Partial<SweepNeeds> = {}, onFailure: (cause: unknown) => void = failUnexpectedly) =>
  sweepDeadlines({ ...practice, ...needs }, (_journal, cause) => onFailure(cause));

const failUnexpectedly = (cause: unknown) => {
  throw cause;
};

const said = (episodeId: string) =>
  practice
    .eventsOf(episodeId)
    .flatMap((event) =>
      event.type === 'DeadlineApproaching' || event.type === 'DeadlineMissed'
        ? [`${event.type} ${event.data.deadline}`]
        : [],
    );

describe('given a referral that nobody answers', () => {
  let episodeId: string;

  beforeEach(async () => {
    episodeId = await openReferral(practice);
  });

  it('nothing is said before three quarters of the 48 hours', async () => {
    practice.surroundings.moveTo('2026-03-04T02:59:59.999Z');
    expect(await sweep()).toEqual({ reminded: 0, missed: 0, failed: 0 });
  });

  it('it is reminded once and missed once, however often the sweep runs', async () => {
    practice.surroundings.moveTo('2026-03-04T03:00:00.000Z');
    expect(await sweep()).toEqual({ reminded: 1, missed: 0, failed: 0 });
    expect(await sweep()).toEqual({ reminded: 0, missed: 0, failed: 0 });
    practice.surroundings.moveTo('2026-03-04T15:00:00.000Z');
    expect(await sweep()).toEqual({ reminded: 0, missed: 1, failed: 0 });
    practice.surroundings.moveDays(20);
    expect(await sweep()).toEqual({ reminded: 0, missed: 0, failed: 0 });
    expect(said(episodeId)).toEqual([
      'DeadlineApproaching referral-answer',
      'DeadlineMissed referral-answer',
    ]);
  });

  it('a sweep that comes late misses it, and reminds nobody of what has passed', async () => {
    practice.surroundings.moveDays(10);
    expect(await sweep()).toEqual({ reminded: 0, missed: 1, failed: 0 });
    expect(said(episodeId)).toEqual(['DeadlineMissed referral-answer']);
  });

  it('two sweeps at once say it once', async () => {
    practice.surroundings.moveDays(10);
    const by = () => sweep();
    const journals = withTroubles(practice.journals, [{ kind: 'overtaken', by }]);
    await sweep({ journals });
    expect(said(episodeId)).toEqual(['DeadlineMissed referral-answer']);
  });

  it('an answer in time clears it', async () => {
    await practice.ask(episodeId, 'accept-referral', {});
    practice.surroundings.moveDays(10);
    expect(await sweep()).toEqual({ reminded: 0, missed: 0, failed: 0 });
  });
});

describe('given a client of a running program who does not come any more', () => {
  let episodeId: string;

  beforeEach(async () => {
    episodeId = await activateProgram(practice);
  });

  const position = async () => (await practice.episode(episodeId)).position;

  it('after 14 days somebody is asked to reach out, after 30 the program is held, after 60 it ends', async () => {
    practice.surroundings.moveDays(14);
    await sweep();
    expect(said(episodeId)).toContain('DeadlineMissed inactivity-outreach');
    expect(await position()).toBe('program/active');
    practice.surroundings.moveDays(16);
    await sweep();
    expect(await position()).toBe('program/on-hold');
    expect(practice.lastOf('ProgramHeld').data.reason).toBe('inactivity');
    practice.surroundings.moveDays(30);
    await sweep();
    expect(await position()).toBe('closed/withdrawn');
    expect(practice.lastOf('EpisodeClosed').data).toEqual({
      outcome: 'withdrawn',
      reason: 'lost-to-follow-up',
      closing: 'inactivity',
    });
    expect(practice.eventsOf(episodeId).at(-1)?.by).toEqual({ kind: 'sweep', id: 'deadline-sweep' });
  });

  it('one sweep after 70 days says and does the same in one go', async () => {
    practice.surroundings.moveDays(70);
    await sweep();
    expect(await position()).toBe('closed/withdrawn');
    const types = practice.eventsOf(episodeId).map(({ type }) => type);
    expect(types.indexOf('ProgramHeld')).toBeLessThan(types.indexOf('EpisodeClosed'));
    expect(await sweep()).toEqual({ reminded: 0, missed: 0, failed: 0 });
  });

  it('a session starts the count anew', async () => {
    practice.surroundings.moveDays(13);
    await practice.ask(episodeId, 'record-session', {
      heldAt: practice.surroundings.now(),
      durationMinutes: 50,
    });
    practice.surroundings.moveDays(13);
    await sweep();
    expect(said(episodeId)).not.toContain('DeadlineMissed inactivity-outreach');
    expect(await position()).toBe('program/active');
  });
});

describe('given a report that nobody acknowledges', () => {
  it('closes 30 days after it was issued, recorded as unanswered', async () => {
    const episodeId = await activateProgram(practice);
    practice.surroundings.moveDays(28);
    await reAssess(practice, episodeId, 152);
    await practice.ask(episodeId, 'issue-report', { recommendation: 'continue-independently' });
    practice.surroundings.moveDays(30);
    await sweep();
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'closed/completed' });
    expect(practice.lastOf('EpisodeClosed').data.closing).toBe('unanswered');
  });
});

describe('given several episodes that are due', () => {
  it('one that fails is told of, does not keep the others waiting, and is found again', async () => {
    const failing = await openReferral(practice);
    practice.surroundings.moveDays(0.01);
    const other = await openReferral(practice, rosa);
    practice.surroundings.moveDays(10);
    const causes: unknown[] = [];
    const journals = withTroubles(practice.journals, [{ kind: 'throttled' }]);
    expect(await sweep({ journals }, (cause) => causes.push(cause))).toEqual({
      reminded: 0,
      missed: 1,
      failed: 1,
    });
    expect(causes).toEqual([expect.any(TransientError)]);
    expect(said(other)).toEqual(['DeadlineMissed referral-answer']);
    expect(said(failing)).toEqual([]);
    await sweep();
    expect(said(failing)).toEqual(['DeadlineMissed referral-answer']);
  });

  it('one of an unregistered practice is a failure, not silence', async () => {
    await openReferral(practice);
    practice.surroundings.moveDays(10);
    const registry = { ...practice.registry, practice: async () => undefined };
    const causes: unknown[] = [];
    expect(await sweep({ registry }, (cause) => causes.push(cause))).toMatchObject({ failed: 1 });
    expect(causes).toHaveLength(1);
  });
});
