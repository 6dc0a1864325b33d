import { describe, expect, it } from 'vitest';
import { note, reaction, sweep, trainer } from '../scenario/cast.ts';
import { accepted, active, goalsMet, issued, places, received } from '../scenario/places.ts';
import { evolve, fold } from './evolve.ts';

describe('withdraw-client', () => {
  it('closes with the reason, the last contact and the note', () => {
    const scene = active();
    const { recorded, episode } = scene.when('withdraw-client', {
      reason: 'lost-to-follow-up',
      lastContactAt: scene.now,
      note: note(1),
    });
    expect(recorded.map(({ type, data }) => [type, data])).toEqual([
      [
        'EpisodeClosed',
        {
          outcome: 'withdrawn',
          reason: 'lost-to-follow-up',
          closing: 'member',
          lastContactAt: scene.now,
          note: note(1),
        },
      ],
    ]);
    expect(episode).toMatchObject({ position: 'closed/withdrawn', closedFrom: 'program/active' });
  });
});

describe('withdraw-client because goals are met', () => {
  const leaving = { reason: 'goals-met' } as const;

  it('happens when every long-term goal is met on a fresh assessment, and is refused before', () => {
    expect(goalsMet().when('withdraw-client', leaving).events).toEqual(['EpisodeClosed']);
    expect(goalsMet().after({ days: 15 }).when('withdraw-client', leaving).codes).toEqual([
      're-assessment-too-old',
    ]);
    expect(active().when('withdraw-client', leaving).codes).toEqual([
      'long-term-goal-open',
      'long-term-goal-open',
      're-assessment-too-old',
    ]);
    expect(accepted().when('withdraw-client', leaving).kind).toBe('rejected');
  });
});

describe('reopen-episode', () => {
  it('goes back to where it stood, as a new loop, and nothing says that it was closed', () => {
    for (const [story, position] of [
      [places['closed/declined'](), 'referral/received'],
      [places['closed/cancelled'](), 'referral/accepted'],
      [places['closed/withdrawn'](), 'program/active'],
      [places['closed/completed'](), 'report/issued'],
    ] as const) {
      const { episode, recorded } = story.when('reopen-episode', {
        reason: 'new-information',
        note: note(2),
      });
      expect(recorded[0]?.data).toEqual({ reason: 'new-information', note: note(2) });
      expect(episode).toMatchObject({ position, loop: 2 });
      expect(episode).not.toHaveProperty('closedFrom');
    }
  });

  it('counts every loop', () => {
    const again = places['closed/withdrawn']()
      .given('reopen-episode', { reason: 'client-returned' })
      .given('withdraw-client', { reason: 'client-request' })
      .given('reopen-episode', { reason: 'client-returned' });
    expect(again.episode?.loop).toBe(3);
  });
});

describe('mark-entered-in-error', () => {
  it('closes for good, with reason and note, also what was closed already', () => {
    for (const story of [received(), places['closed/completed']()]) {
      const { recorded, episode } = story.when('mark-entered-in-error', {
        reason: 'wrong-client',
        note: note(3),
      });
      expect(recorded[0]?.data).toEqual({
        outcome: 'entered-in-error',
        reason: 'wrong-client',
        closing: 'member',
        note: note(3),
      });
      expect(episode.position).toBe('closed/entered-in-error');
    }
  });

  it('is refused everything, with where it stands', () => {
    const scene = places['closed/entered-in-error']();
    expect(scene.when('reopen-episode', { reason: 'new-information' }).failures).toEqual([
      { code: 'entered-in-error', subject: 'closed/entered-in-error' },
    ]);
  });
});

describe('every event', () => {
  it('says who, when, by which policy, and where the episode stands after it', () => {
    const [opened, paper, acceptedThen] = accepted().journal;
    expect(opened).toMatchObject({
      version: 1,
      by: reaction,
      recordedAt: '2026-03-02T15:00:00.000Z',
      policy: '2026-1',
      position: 'referral/received',
    });
    expect(paper).toMatchObject({ version: 2, by: trainer, position: 'referral/received' });
    expect(acceptedThen).toMatchObject({ version: 3, position: 'referral/accepted' });
    expect(new Set(accepted().journal.map(({ episodeId }) => episodeId)).size).toBe(1);
  });

  it('of the sweep is the sweep’s', () => {
    const scene = received();
    const due = scene.episode?.deadlines['referral-answer']?.due ?? scene.now;
    const missed = scene.at(due).given('miss', { deadline: 'referral-answer', due });
    expect(missed.journal.at(-1)).toMatchObject({ by: sweep, position: 'referral/received' });
  });

  it('that opens an episode begins its state', () => {
    const [opened] = received().journal;
    expect(opened && evolve(undefined, opened)).toStrictEqual({
      episodeId: 'ep_jodiehicksjodiehicksjodi',
      practiceId: 'north-harbor',
      clientId: 'cl_jodiehicksjodiehicksjodi',
      partnerId: 'riverside-pt',
      dischargeId: 'di_jodiehicksjodiehicksjodi',
      version: 1,
      loop: 1,
      position: 'referral/received',
      standsSince: '2026-03-02T15:00:00.000Z',
      openedAt: '2026-03-02T15:00:00.000Z',
      canonicalVersion: 1,
      dischargedAt: '2026-02-27T20:00:00.000Z',
      onsetOn: '2025-11-10',
      missing: [],
      papers: {
        'written-referral': { signedOn: '2026-02-26', version: 1, fromDischarge: true },
        'informed-consent': { signedOn: '2026-02-26', version: 1, fromDischarge: true },
      },
      contactAttempts: 0,
      missedVisits: 0,
      deadlines: {
        'referral-answer': {
          due: '2026-03-04T15:00:00.000Z',
          remindAt: '2026-03-04T03:00:00.000Z',
          armedBy: 1,
        },
      },
      stoppedDeadlines: [],
    });
  });
});

describe('a journal', () => {
  it('tells the episode, with every field that is gone absent', () => {
    const { journal, episode } = issued();
    expect(fold(journal)).toStrictEqual(episode);
    expect(Object.entries(episode ?? {}).filter(([, value]) => value === undefined)).toEqual([]);
  });

  it('tells none when it is empty, and cannot begin anywhere but at its beginning', () => {
    expect(fold([])).toBeUndefined();
    expect(() => fold(issued().journal.slice(1))).toThrow('a journal cannot begin with PaperRecorded');
  });
});
