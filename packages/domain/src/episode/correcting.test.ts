import { describe, expect, it } from 'vitest';
import { date, pressure, readings } from '../scenario/cast.ts';
import { active, goalsMet, openedByGoals, places } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';
import type { BodyOf } from './commands.ts';

type Measures = BodyOf<'record-assessment'>['measures'];

/** The correction of the last assessment of a story. */
const reassessed = ({ journal }: Scene, measures: Measures): BodyOf<'correct-entry'> => {
  const entry = journal.findLast(({ type }) => type === 'AssessmentRecorded');
  if (entry?.type !== 'AssessmentRecorded') throw new Error('the story has no assessment');
  const corrected = { command: 'record-assessment', body: { ...entry.data, measures } } as const;
  return { version: entry.version, reason: 'mistyped', corrected };
};

const lowered = readings(118, 20);

describe('correct-entry on goals and reports', () => {
  it('goals that fall are reverted in the same commit', () => {
    const scene = goalsMet();
    const { events, episode } = scene.when('correct-entry', reassessed(scene, lowered));
    expect(events).toEqual(['EntryCorrected', 'GoalReverted', 'GoalReverted', 'GoalReverted']);
    expect(episode.program?.goals.map(({ metBy, latest }) => [metBy, latest?.value])).toEqual([
      [undefined, 118],
      [undefined, 118],
      [undefined, 20],
    ]);
  });

  it('goals that still stand stay met, and say nothing', () => {
    const scene = goalsMet();
    const { events } = scene.when('correct-entry', reassessed(scene, readings(152, 25)));
    expect(events).toEqual(['EntryCorrected']);
  });

  it('a goal that a later assessment meets as well is met by that one, until that one falls too', () => {
    const met = goalsMet().after({ days: 7 });
    const again = met.given('record-assessment', {
      kind: 're-assessment',
      assessedAt: met.now,
      measures: readings(156, 27),
    });
    const first = again.given('correct-entry', { ...reassessed(met, lowered) });
    expect(first.journal.at(-1)?.type).toBe('EntryCorrected');
    expect(first.episode?.program?.goals.map(({ metBy }) => metBy)).toEqual([11 + 2, 11 + 2, 11 + 2]);
    expect(first.when('correct-entry', reassessed(again, lowered)).events).toEqual([
      'EntryCorrected',
      'GoalReverted',
      'GoalReverted',
      'GoalReverted',
    ]);
  });

  it('a drafting report opened on a fallen goal goes back to the program', () => {
    const scene = openedByGoals();
    const { events, episode } = scene.when('correct-entry', reassessed(scene, readings(152, 20)));
    expect(events).toEqual(['EntryCorrected', 'GoalReverted', 'ReportWithdrawn']);
    expect(episode.position).toBe('program/active');
    expect(episode.report).toBeUndefined();
    expect(Object.keys(episode.deadlines)).toEqual(
      expect.arrayContaining(['re-assessment', 'progress-report', 'inactivity-outreach']),
    );
  });

  it('a report opened for another reason stays', () => {
    const scene = goalsMet().given('conclude-program', { reason: 'relocation' });
    expect(scene.when('correct-entry', reassessed(scene, lowered)).events).not.toContain('ReportWithdrawn');
  });

  it('an issued report stands and gets a deadline for its amendment', () => {
    const scene = openedByGoals().given('issue-report', { recommendation: 'continue-independently' });
    const { events, episode } = scene.when('correct-entry', reassessed(scene, lowered));
    expect(events).toContain('GoalReverted');
    expect(episode.position).toBe('report/issued');
    expect(episode.deadlines['report-amendment']).toBeDefined();
    const amended = scene
      .given('correct-entry', reassessed(scene, lowered))
      .given('record-document-sent', { document: 'discharge-summary', sentAt: scene.now, channel: 'fax' });
    expect(amended.episode?.deadlines['report-amendment']).toBeUndefined();
  });

  it('a closed episode answers reopen-first; reopened, it can be corrected', () => {
    const scene = openedByGoals()
      .given('issue-report', { recommendation: 'continue-independently' })
      .given('close-episode', {});
    expect(scene.when('correct-entry', reassessed(scene, lowered)).codes).toEqual(['reopen-first']);
    const reopened = scene.given('reopen-episode', { reason: 'entry-correction' });
    expect(reopened.when('correct-entry', reassessed(scene, lowered)).kind).toBe('accepted');
  });
});

describe('correct-entry on red flags', () => {
  const stopped = () => {
    const scene = active();
    return scene.given('record-session', { heldAt: scene.now, durationMinutes: 50, readings: pressure(214) });
  };
  const session = (scene: Scene, version: number, systolic: number): BodyOf<'correct-entry'> => ({
    version,
    reason: 'mistyped',
    corrected: {
      command: 'record-session',
      body: { heldAt: scene.now, durationMinutes: 50, readings: pressure(systolic) },
    },
  });

  it('a mistyped stop is taken back: the program goes on, and nobody needs to be told', () => {
    const scene = stopped();
    const { events, episode, recorded } = scene.when('correct-entry', session(scene, 9, 124));
    expect(events).toEqual(['EntryCorrected', 'ProgramResumed']);
    expect(recorded[1]?.data).toEqual({ because: 'entry-corrected' });
    expect([episode.position, episode.redFlag, episode.deadlines['change-in-status']]).toEqual([
      'program/active',
      undefined,
      undefined,
    ]);
  });

  it('a stop that was only a caution goes on with the caution', () => {
    const scene = stopped();
    const { events, episode } = scene.when('correct-entry', session(scene, 9, 164));
    expect(events).toEqual(['EntryCorrected', 'ProgramResumed', 'RedFlagRaised']);
    expect(episode).toMatchObject({ position: 'program/active', redFlag: { level: 'caution', entry: 9 } });
  });

  it('a stop that stays one stays quiet', () => {
    const scene = stopped();
    expect(scene.when('correct-entry', session(scene, 9, 190)).events).toEqual(['EntryCorrected']);
  });

  it('a stop that was missed returns the client now', () => {
    const scene = active();
    const held = scene.given('record-session', {
      heldAt: scene.now,
      durationMinutes: 50,
      readings: pressure(124),
    });
    const { events, episode } = held.when('correct-entry', session(scene, 9, 190));
    expect(events).toEqual(['EntryCorrected', 'RedFlagRaised', 'ClientReturnedToProvider']);
    expect(episode).toMatchObject({
      position: 'program/returned-to-provider',
      redFlag: { entry: 9, version: 11 },
    });
  });

  it('of two stops, correcting one does not lift the other', () => {
    const scene = active();
    const twice = scene
      .given('record-session', { heldAt: scene.now, durationMinutes: 50, readings: pressure(124) })
      .given('record-session', { heldAt: scene.now, durationMinutes: 50, readings: pressure(190) })
      .given('correct-entry', session(scene, 9, 195));
    expect(twice.when('correct-entry', session(scene, 9, 124)).episode.position).toBe(
      'program/returned-to-provider',
    );
    expect(twice.when('correct-entry', session(scene, 10, 124)).episode.position).toBe(
      'program/returned-to-provider',
    );
  });
});

describe('correct-entry on its entry', () => {
  const paper = {
    command: 'record-paper',
    body: { paper: 'release-of-information', signedOn: date('2026-03-01') },
  } as const;

  it('a corrected paper holds by its corrected dates', () => {
    const { episode } = active().when('correct-entry', {
      version: 2,
      reason: 'wrong-date',
      corrected: paper,
    });
    expect(episode.papers['release-of-information']).toEqual({ signedOn: '2026-03-01', version: 2 });
  });

  it('a paper that was another moves, and a later one of that kind stays', () => {
    const consent = {
      command: 'record-paper',
      body: { paper: 'training-agreement', signedOn: date('2026-03-02') },
    } as const;
    const moved = active().when('correct-entry', { version: 2, reason: 'mistyped', corrected: consent });
    expect(moved.episode.papers['release-of-information']).toBeUndefined();
    expect(moved.episode.papers['training-agreement']).toEqual({ signedOn: '2026-03-02', version: 2 });
    const later = active().given('record-paper', {
      paper: 'training-agreement',
      signedOn: date('2026-03-05'),
    });
    const kept = later.when('correct-entry', { version: 2, reason: 'mistyped', corrected: consent });
    expect(kept.episode.papers['training-agreement']?.signedOn).toBe('2026-03-05');
  });

  it('is refused for an entry that is not there, or of another kind', () => {
    expect(
      active().when('correct-entry', { version: 99, reason: 'mistyped', corrected: paper }).failures,
    ).toEqual([{ code: 'entry-not-found', subject: '99' }]);
    expect(
      active().when('correct-entry', { version: 3, reason: 'mistyped', corrected: paper }).codes,
    ).toEqual(['entry-of-another-kind']);
  });

  it('is refused when the assessment would become another kind, or lie before the program', () => {
    const scene = goalsMet();
    const right = reassessed(scene, lowered);
    if (right.corrected.command !== 'record-assessment') throw new Error('the story corrects an assessment');
    const { body } = right.corrected;
    const as = (change: object) =>
      ({
        ...right,
        corrected: { command: 'record-assessment', body: { ...body, ...change } },
      }) as typeof right;
    expect(scene.when('correct-entry', as({ kind: 'final' })).codes).toEqual(['entry-of-another-kind']);
    const early = harborCalendar.plusDays(scene.now, -60);
    expect(scene.when('correct-entry', as({ assessedAt: early })).codes).toEqual([
      'assessment-before-program',
    ]);
  });

  it('a session is not moved before the first visit, and may be moved to its day', () => {
    const scene = active();
    const held = scene.given('record-session', { heldAt: scene.now, durationMinutes: 50 });
    const movedBy = (days: number) =>
      held.when('correct-entry', {
        version: 9,
        reason: 'wrong-date',
        corrected: {
          command: 'record-session',
          body: { heldAt: harborCalendar.plusDays(scene.now, days), durationMinutes: 50 },
        },
      });
    expect(movedBy(-1).episode.program?.lastSession).toEqual({
      version: 9,
      heldAt: harborCalendar.plusDays(scene.now, -1),
    });
    expect(movedBy(-2).codes).toEqual(['session-before-program']);
  });

  it('the baseline holds by its corrected day, and by no correction of another assessment', () => {
    const scene = goalsMet();
    const { startedAt = scene.now, baseline } = scene.episode?.program ?? {};
    const entry = scene.journal[4];
    if (entry?.type !== 'AssessmentRecorded') throw new Error('the story has a baseline there');
    const corrected = {
      command: 'record-assessment',
      body: { ...entry.data, assessedAt: startedAt },
    } as const;
    const moved = scene.when('correct-entry', { version: 5, reason: 'wrong-date', corrected });
    expect(moved.episode.program?.baseline).toMatchObject({ version: 5, assessedAt: startedAt });
    expect(moved.episode.program?.lastAssessment).toEqual(scene.episode?.program?.lastAssessment);
    const other = scene.when('correct-entry', reassessed(scene, lowered));
    expect(other.episode.program?.baseline).toEqual(baseline);
  });

  it('a paper is corrected with its end, and not where another has taken its place', () => {
    const until = { ...paper, body: { ...paper.body, expiresOn: date('2026-09-01') } };
    const correction = { version: 2, reason: 'wrong-date', corrected: until } as const;
    expect(active().when('correct-entry', correction).episode.papers['release-of-information']).toEqual({
      signedOn: '2026-03-01',
      expiresOn: '2026-09-01',
      version: 2,
    });
    const renewed = active().given('record-paper', {
      paper: 'release-of-information',
      signedOn: date('2026-03-05'),
    });
    expect(renewed.when('correct-entry', correction).episode.papers).toEqual(renewed.episode?.papers);
  });

  it('a document sent under another name fulfils what it really was', () => {
    const scene = places['program/intake']();
    const sent = { document: 'session-log', sentAt: scene.now, channel: 'fax' } as const;
    const mistaken = scene.given('record-document-sent', sent);
    const corrected = {
      command: 'record-document-sent',
      body: { ...sent, document: 'introductory-letter' },
    } as const;
    const { episode } = mistaken.when('correct-entry', { version: 5, reason: 'mistyped', corrected });
    expect(mistaken.episode?.deadlines['introductory-letter']).toBeDefined();
    expect(episode.deadlines['introductory-letter']).toBeUndefined();
  });
});
