import { describe, expect, it } from 'vitest';
import { plusDays } from '../kernel/instant.ts';
import { date, goals, readings } from '../scenario/cast.ts';
import { active, baseline, goalsMet, intake, planned } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

const inDays = ({ now }: Scene, days: number) => plusDays(harborCalendar.dateOf(now), days);
const assessment = (
  scene: Scene,
  kind: 'baseline' | 're-assessment' | 'final',
  measures = readings(96, 18),
) => ({ kind, assessedAt: scene.now, measures });
const sound = (scene: Scene) => goals(95, 120, inDays(scene, 30), inDays(scene, 90));

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

  it('a client under a referral is activated with a caution, and needs no clearance for it', () => {
    const scene = planned();
    const flagged = scene.given('record-assessment', {
      ...assessment(scene, 'baseline'),
      redFlagSigns: ['swelling'],
    });
    expect(flagged.when('activate-program', {}).kind).toBe('accepted');
  });

  it('before activation goals may come one horizon at a time; afterwards both are kept', () => {
    const scene = baseline();
    const [short, long] = sound(scene);
    for (const goal of [short!, long!])
      expect(scene.when('set-goals', { goals: [goal] }).kind).toBe('accepted');
    const missing = (name: 'short-term' | 'long-term') => [
      { code: `${name}-goal-missing`, suppliedBy: 'trainer' },
    ];
    const running = active();
    const [soon, later] = sound(running);
    expect(running.when('set-goals', { goals: [soon!] }).failures).toEqual(missing('long-term'));
    expect(running.when('set-goals', { goals: [later!] }).failures).toEqual(missing('short-term'));
    const withPlan = (goal: typeof soon) =>
      planned()
        .given('set-goals', { goals: [goal!] })
        .when('activate-program', {}).failures;
    expect(withPlan(short)).toEqual(missing('long-term'));
    expect(withPlan(long)).toEqual(missing('short-term'));
  });

  it('what is missing is for the trainer to supply', () => {
    expect(intake().when('record-assessment', assessment(intake(), 're-assessment')).failures).toEqual([
      { code: 'baseline-missing', suppliedBy: 'trainer' },
    ]);
    expect(intake().when('set-goals', { goals: sound(intake()) }).failures[1]).toEqual({
      code: 'baseline-missing',
      suppliedBy: 'trainer',
    });
  });

  it('a goal is due at the earliest tomorrow, at the latest on the last day of its horizon', () => {
    const scene = baseline();
    const [short, long] = sound(scene);
    const refusedOn = (goal: typeof short, days: number) =>
      scene.when('set-goals', { goals: [{ ...goal!, dueOn: inDays(scene, days) }] }).codes;
    for (const [goal, first, last] of [
      [short, 1, 30],
      [long, 1, 90],
    ] as const) {
      expect([...refusedOn(goal, first), ...refusedOn(goal, last)]).toEqual([]);
      for (const days of [first - 1, last + 1])
        expect(refusedOn(goal, days)).toEqual(['goal-due-date-outside-horizon']);
    }
  });

  it('goals are the same when measure, side, protocol and horizon are, and only then', () => {
    const scene = baseline();
    const [short, long] = sound(scene);
    const repeats = (...goals: (typeof short)[]) =>
      scene.when('set-goals', { goals: goals.map((goal) => goal!) }).codes;
    expect(repeats(short, { ...short!, target: 130 })).toEqual(['goal-repeated']);
    expect(repeats(short, long)).toEqual([]);
    expect(repeats(short, { ...short!, side: 'left' })).toEqual([]);
    expect(repeats(short, { ...short!, protocol: 'shoulder-flexion-passive' })).toEqual([]);
    expect(repeats(short, { ...short!, measure: 'grip-strength' })).toEqual([]);
  });

  it('a target that is where the client stands is no improvement', () => {
    const scene = baseline();
    const [short] = sound(scene);
    expect(scene.when('set-goals', { goals: [{ ...short!, target: 95 }] }).codes).toEqual([
      'goal-not-an-improvement',
    ]);
    expect(scene.when('set-goals', { goals: [{ ...short!, target: 96 }] }).codes).toEqual([]);
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
    const evaluated = measured.given('evaluate-goals', {});
    expect(evaluated.episode?.program?.goals.map(({ metBy }) => metBy)).toEqual([9, undefined, 9]);
    expect(evaluated.when('evaluate-goals', {}).kind).toBe('unchanged');
  });
});
