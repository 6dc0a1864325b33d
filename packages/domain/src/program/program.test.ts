import { describe, expect, it } from 'vitest';
import { plusDays } from '../kernel/instant.ts';
import { date, goals, pressure, readings } from '../scenario/cast.ts';
import { active, baseline, goalsMet, intake, places, planned } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

const inDays = ({ now }: Scene, days: number) => plusDays(harborCalendar.dateOf(now), days);
const session = (scene: Scene, measures = pressure(124)) => ({
  heldAt: scene.now,
  durationMinutes: 50,
  readings: measures,
});
const assessment = (
  scene: Scene,
  kind: 'baseline' | 're-assessment' | 'final',
  measures = readings(96, 18),
) => ({
  kind,
  assessedAt: scene.now,
  measures,
});
const sound = (scene: Scene) => goals(95, 120, inDays(scene, 30), inDays(scene, 90));

describe('record-assessment', () => {
  it('happens: the first baseline leads to baseline', () => {
    const scene = intake();
    const { events, episode } = scene.when('record-assessment', assessment(scene, 'baseline'));
    expect(events).toEqual(['AssessmentRecorded']);
    expect(episode).toMatchObject({ position: 'program/baseline', program: { baseline: { version: 5 } } });
  });

  it('is refused out of turn and before the first visit', () => {
    const early = {
      ...assessment(intake(), 're-assessment'),
      assessedAt: harborCalendar.plusDays(intake().now, -1),
    };
    expect(intake().when('record-assessment', early).codes).toEqual([
      'baseline-missing',
      'assessment-before-program',
    ]);
    expect(baseline().when('record-assessment', assessment(baseline(), 'final')).codes).toEqual([
      'program-not-active',
    ]);
    expect(active().when('record-assessment', assessment(active(), 'baseline')).codes).toEqual([
      'baseline-recorded-already',
    ]);
  });

  it('a late entry does not overrule a later assessment', () => {
    const scene = active().after({ days: 10 });
    const late = scene
      .given('record-assessment', assessment(scene, 're-assessment', readings(130, 20)))
      .given('record-assessment', {
        ...assessment(scene, 're-assessment', readings(100, 19)),
        assessedAt: harborCalendar.plusDays(scene.now, -3),
      });
    expect(late.episode?.program?.lastAssessment?.assessedAt).toBe(scene.now);
    expect(late.episode?.program?.goals[0]?.latest?.value).toBe(130);
  });
});

describe('goals, plan and activation', () => {
  it('happens with a baseline, goals of both horizons and a plan', () => {
    expect(planned().when('activate-program', {}).episode).toMatchObject({ position: 'program/active' });
  });

  it('is refused for all that is missing at once', () => {
    const scene = baseline().given('record-paper', {
      paper: 'informed-consent',
      signedOn: date('2026-02-01'),
      expiresOn: date('2026-03-03'),
    });
    expect(scene.when('activate-program', {}).codes).toEqual([
      'short-term-goal-missing',
      'long-term-goal-missing',
      'plan-missing',
      'paper-expired',
    ]);
  });

  it('is refused on a red flag without clearance when no referral covers the client', () => {
    const late = planned().given('apply-correction', {
      facts: {
        canonicalVersion: 2,
        dischargedAt: planned().episode?.dischargedAt ?? planned().now,
        onsetOn: date('2024-11-10'),
        missing: [],
        papers: [{ paper: 'informed-consent', signedOn: date('2026-02-26') }],
      },
    });
    expect(late.when('activate-program', {}).kind).toBe('accepted');
    const flagged = late.given('record-assessment', {
      ...assessment(late, 'baseline'),
      redFlagSigns: ['swelling'],
    });
    expect(flagged.when('activate-program', {}).codes).toEqual(['clearance-needed']);
  });

  it('goals are refused one by one for what is wrong with each', () => {
    const scene = baseline();
    const [short, long, grip] = sound(scene);
    const wrong = [
      { ...short!, target: 90 },
      { ...long!, dueOn: inDays(scene, 91) },
      { ...grip!, dueOn: inDays(scene, 0) },
      grip!,
    ];
    expect(scene.when('set-goals', { goals: wrong }).failures).toEqual([
      { code: 'goal-not-an-improvement', subject: 'goals.0' },
      { code: 'goal-due-date-outside-horizon', subject: 'goals.1' },
      { code: 'goal-due-date-outside-horizon', subject: 'goals.2' },
      { code: 'goal-repeated', subject: 'goals.3' },
    ]);
  });

  it('goals need a baseline, and a running program keeps both horizons', () => {
    expect(intake().when('set-goals', { goals: sound(intake()) }).codes).toEqual([
      'not-in-this-status',
      'baseline-missing',
    ]);
    const scene = active();
    expect(scene.when('set-goals', { goals: sound(scene).slice(0, 1) }).codes).toEqual([
      'long-term-goal-missing',
    ]);
  });

  it('new goals are not met by what was measured before', () => {
    const scene = goalsMet();
    const { episode } = scene.when('set-goals', {
      goals: goals(95, 120, inDays(scene, 20), inDays(scene, 80)),
    });
    expect(episode.program?.goals.map(({ latest, metBy }) => [latest, metBy])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('evaluate-goals says each met goal once', () => {
    const scene = active().after({ days: 20 });
    const measured = scene.given('record-assessment', assessment(scene, 're-assessment', readings(130, 26)));
    const { recorded } = measured.when('evaluate-goals', {});
    expect(recorded.map(({ data }) => data)).toEqual([
      { goalId: 'g6.1', horizon: '30-day', assessment: 9 },
      { goalId: 'g6.3', horizon: '90-day', assessment: 9 },
    ]);
    expect(measured.given('evaluate-goals', {}).when('evaluate-goals', {}).kind).toBe('unchanged');
  });
});

describe('record-session', () => {
  it('is refused before the first visit and without consent in force', () => {
    const scene = active().given('record-paper', { paper: 'informed-consent', signedOn: date('2026-03-04') });
    expect(
      scene.when('record-session', { heldAt: harborCalendar.plusDays(scene.now, -3), durationMinutes: 50 })
        .codes,
    ).toEqual(['session-before-program', 'paper-signed-later']);
  });

  it('is refused on a clearance that has run out, and not on one signed since', () => {
    const scene = active();
    const until = (expiresOn: string, signedOn: string) =>
      scene.given('record-paper', {
        paper: 'medical-clearance',
        signedOn: date(signedOn),
        expiresOn: date(expiresOn),
      });
    expect(until('2026-03-04', '2026-02-01').when('record-session', session(scene)).codes).toEqual([
      'paper-expired',
    ]);
    expect(until('2026-03-05', '2026-02-01').when('record-session', session(scene)).kind).toBe('accepted');
    expect(until('2026-09-01', '2026-03-06').when('record-session', session(scene)).kind).toBe('accepted');
  });
});

describe('conclude-program', () => {
  it('goals-met is refused while a long-term goal is open, none was set, or the assessment is old', () => {
    expect(intake().when('conclude-program', { reason: 'goals-met' }).codes).toEqual([
      'long-term-goal-missing',
      're-assessment-too-old',
    ]);
    expect(active().when('conclude-program', { reason: 'goals-met' }).failures).toEqual([
      { code: 'long-term-goal-open', subject: 'g6.2' },
      { code: 'long-term-goal-open', subject: 'g6.3' },
      { code: 're-assessment-too-old', suppliedBy: 'trainer' },
    ]);
    expect(goalsMet().when('conclude-program', { reason: 'goals-met' }).events).toEqual([
      'ProgramConcluded',
      'ReportOpened',
    ]);
  });

  it('any other reason happens from wherever the program stands, and is quiet the second time', () => {
    expect(
      places['program/returned-to-provider']().when('conclude-program', { reason: 'returned-to-therapy' })
        .episode.report,
    ).toMatchObject({ reason: 'returned-to-therapy' });
    expect(places['report/drafting']().when('conclude-program', { reason: 'plateau' }).kind).toBe(
      'unchanged',
    );
  });
});

describe('documents and follow-up', () => {
  it('nothing is sent without a release of information in force', () => {
    const scene = active().given('record-paper', {
      paper: 'release-of-information',
      signedOn: date('2026-03-01'),
      expiresOn: date('2026-03-04'),
    });
    const sent = { document: 'introductory-letter', sentAt: scene.now, channel: 'fax' } as const;
    expect(scene.when('record-document-sent', sent).failures).toEqual([
      { code: 'paper-expired', subject: 'release-of-information', suppliedBy: 'client' },
    ]);
  });

  it('a follow-up lies ahead; the same again stays quiet', () => {
    const scene = active();
    const visitAt = harborCalendar.plusDays(scene.now, 20);
    expect(scene.when('schedule-follow-up', { visitAt: scene.now }).codes).toEqual(['visit-not-ahead']);
    expect(scene.given('schedule-follow-up', { visitAt }).when('schedule-follow-up', { visitAt }).kind).toBe(
      'unchanged',
    );
  });
});
