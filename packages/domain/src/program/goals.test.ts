import type { Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import type { BodyOf } from '../episode/commands.ts';
import { readings } from '../scenario/cast.ts';
import { active, goalsMet, planned } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

type Measures = BodyOf<'record-assessment'>['measures'];

const [flexion, grip] = [
  (degrees: number) => readings(degrees, 0).slice(0, 1),
  (kilograms: number) => readings(0, kilograms).slice(1),
];
const days = (from: Instant, count: number) => harborCalendar.plusDays(from, count);
const assessed = (scene: Scene, measures: Measures, assessedAt = scene.now) =>
  scene.given('record-assessment', { kind: 're-assessment', assessedAt, measures });
const goalsOf = ({ episode }: Scene) => episode?.program?.goals ?? [];
const latestOf = (scene: Scene) => goalsOf(scene).map(({ latest }) => latest);

/** Two weeks after activation; the next event is version 9. */
const begun = active().after({ days: 14 });

describe('what an assessment says of a goal', () => {
  it('only a reading of the same measure, side and protocol speaks to it', () => {
    const [read] = flexion(130);
    const others: Measures = [
      { ...read!, side: 'left' },
      { ...read!, protocol: 'shoulder-flexion-passive' },
      { ...grip(24)[0]!, side: 'left' },
      { code: 'gait-speed', value: 1.2, unit: 'm/s' },
    ];
    expect(latestOf(assessed(begun, others))).toEqual([undefined, undefined, undefined]);
    expect(latestOf(assessed(begun, [...others, read!]))).toMatchObject([
      { version: 9, value: 130 },
      { version: 9, value: 130 },
      undefined,
    ]);
  });

  it('says when a goal was last spoken to, once a later assessment was silent about it', () => {
    const first = assessed(begun, readings(110, 20));
    const second = assessed(first.after({ days: 7 }), grip(22));
    expect(latestOf(second)).toMatchObject([
      { version: 9, value: 110, at: first.now },
      { version: 9, value: 110, at: first.now },
      { version: 10, value: 22 },
    ]);
    const third = assessed(second.after({ days: 7 }), flexion(115));
    expect(latestOf(third)).toMatchObject([
      { version: 11, value: 115 },
      { version: 11, value: 115 },
      { version: 10, value: 22, at: second.now },
    ]);
  });

  it('an entry written late speaks for its own day: not over a later one, but over an earlier one', () => {
    const first = assessed(begun, readings(110, 20));
    const second = assessed(first.after({ days: 10 }), grip(22));
    const between = assessed(second, readings(112, 21), days(first.now, 3));
    expect(latestOf(between)).toMatchObject([
      { version: 11, value: 112, at: days(first.now, 3) },
      { version: 11, value: 112, at: days(first.now, 3) },
      { version: 10, value: 22 },
    ]);
    const before = assessed(second, readings(108, 19), days(first.now, -3));
    expect(latestOf(before)).toEqual(latestOf(second));
    expect(before.episode?.program?.lastAssessment).toMatchObject({ version: 10, assessedAt: second.now });
  });

  it('of two at the same instant the one written down later speaks', () => {
    const twice = assessed(assessed(begun, readings(110, 20)), readings(111, 21));
    expect(latestOf(twice)).toMatchObject([
      { version: 10, value: 111 },
      { version: 10, value: 111 },
      { version: 10, value: 21 },
    ]);
    expect(twice.episode?.program?.lastAssessment?.version).toBe(10);
  });
});

describe('what a corrected assessment says of a goal', () => {
  const corrected = (scene: Scene, version: number, measures: Measures, assessedAt?: Instant) => {
    const entry = scene.journal[version - 1];
    if (entry?.type !== 'AssessmentRecorded') throw new Error('the story has no assessment there');
    const body = { ...entry.data, measures, assessedAt: assessedAt ?? entry.data.assessedAt };
    return scene.given('correct-entry', {
      version,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body },
    });
  };

  it('its new value; none where it read nothing after all', () => {
    const first = assessed(begun, readings(110, 20));
    expect(latestOf(corrected(first, 9, readings(116, 20)))).toMatchObject([
      { version: 9, value: 116 },
      { version: 9, value: 116 },
      { version: 9, value: 20 },
    ]);
    const silent = latestOf(corrected(first, 9, grip(20)));
    expect(silent.map((latest) => latest?.value)).toEqual([undefined, undefined, 20]);
  });

  it('nothing where a later one spoke, and its own day where that one was silent', () => {
    const first = assessed(begun, readings(110, 20));
    const second = assessed(first.after({ days: 7 }), grip(22));
    const moved = corrected(second, 9, readings(117, 24), days(first.now, -2));
    expect(latestOf(moved)).toMatchObject([
      { version: 9, value: 117, at: days(first.now, -2) },
      { version: 9, value: 117, at: days(first.now, -2) },
      { version: 10, value: 22 },
    ]);
  });

  it('one that becomes the last of all is the last assessment', () => {
    const first = assessed(begun, readings(110, 20));
    const second = assessed(first.after({ days: 7 }), readings(120, 22)).after({ days: 7 });
    const moved = corrected(second, 9, readings(110, 20), second.now);
    expect(moved.episode?.program?.lastAssessment).toMatchObject({ version: 9, assessedAt: second.now });
    expect(latestOf(moved)[0]).toMatchObject({ version: 9, value: 110 });
  });

  it('nothing of goals that were set after it', () => {
    const baselineCorrected = corrected(planned(), 5, readings(149, 24));
    expect(latestOf(baselineCorrected)).toEqual([undefined, undefined, undefined]);
  });

  it('a goal it still meets is met by it', () => {
    const met = goalsMet();
    const still = corrected(met, 9, readings(150, 25));
    expect(goalsOf(still).map(({ metBy }) => metBy)).toEqual([9, 9, 9]);
  });
});

describe('a goal that is set', () => {
  it('has a name of its own, and the note of its activity stands in for the text', () => {
    const [short, , strength] = goalsOf(planned());
    expect(short).toStrictEqual({
      id: 'g6.1',
      horizon: '30-day',
      measure: 'range-of-motion',
      side: 'right',
      protocol: 'shoulder-flexion-active',
      baseline: 95,
      target: 120,
      dueOn: '2026-04-03',
      activity: expect.stringMatching(/^no_/),
    });
    expect(strength?.id).toBe('g6.3');
  });
});
