import type { RedFlagSign } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../kernel/instant.ts';
import { goals, pressure, readings } from '../scenario/cast.ts';
import { active, intake } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';
import type { BodyOf } from './commands.ts';

const session = (scene: Scene, systolic: number, signs?: RedFlagSign[]) => ({
  heldAt: scene.now,
  durationMinutes: 50,
  readings: pressure(systolic),
  ...(signs === undefined ? {} : { redFlagSigns: signs }),
});
const sessionWas = (version: number, body: BodyOf<'record-session'>): BodyOf<'correct-entry'> => ({
  version,
  reason: 'mistyped',
  corrected: { command: 'record-session', body },
});
/** A session with an ordinary pressure, held on the second day: version 9. */
const held = () => active().given('record-session', session(active(), 124));
const missedStop = () => sessionWas(9, session(active(), 190));

describe('a stop that was missed', () => {
  it.each([
    ['active', held()],
    [
      'on hold',
      held().given('hold-program', {
        reason: 'vacation',
        reviewOn: plusDays(harborCalendar.dateOf(held().now), 10),
      }),
    ],
  ])('returns the client of a program that is %s, and where it went on is kept', (_status, scene) => {
    const { episode, events } = scene.when('correct-entry', missedStop());
    expect(events).toEqual(['EntryCorrected', 'RedFlagRaised', 'ClientReturnedToProvider']);
    expect(episode.suspension).toEqual({ from: 'program/active', reason: 'red-flag' });
  });

  it('at the baseline returns the client as well', () => {
    const scene = intake();
    const entry = { kind: 'baseline', assessedAt: scene.now, measures: readings(95, 18) } as const;
    const corrected = {
      command: 'record-assessment',
      body: { ...entry, measures: [...readings(95, 18), ...pressure(190)] },
    } as const;
    const { episode, recorded } = scene
      .given('record-assessment', entry)
      .when('correct-entry', { version: 5, reason: 'mistyped', corrected });
    expect(recorded[1]?.data).toEqual({
      level: 'stop',
      findings: [{ level: 'stop', measure: 'systolic-blood-pressure' }],
      entry: 5,
      on: '2026-03-04',
    });
    expect(recorded[2]?.data).toEqual({ redFlag: 7 });
    expect(episode.suspension?.from).toBe('program/baseline');
  });

  it('only flags where no program runs: in the report', () => {
    const scene = held().given('conclude-program', { reason: 'plateau' });
    const { episode, events } = scene.when('correct-entry', missedStop());
    expect(events).toEqual(['EntryCorrected', 'RedFlagRaised']);
    expect(episode).toMatchObject({ position: 'report/drafting', redFlag: { level: 'stop', entry: 9 } });
  });

  it('only flags where the client was returned already, beside the stop that stands', () => {
    const scene = held();
    const back = scene.given('record-session', session(scene, 185));
    const { episode, events } = back.when('correct-entry', missedStop());
    expect(events).toEqual(['EntryCorrected', 'RedFlagRaised']);
    expect(episode.redFlag).toMatchObject({ level: 'stop', entry: 9, besideAnother: true });
  });

  it('and a report that is withdrawn under it returns the client at once', () => {
    const scene = held().after({ days: 19 });
    const drafting = scene
      .given('record-assessment', {
        kind: 're-assessment',
        assessedAt: scene.now,
        measures: readings(155, 26),
      })
      .given('evaluate-goals', {})
      .given('open-report', {});
    const flagged = drafting.given('correct-entry', missedStop());
    const corrected = {
      command: 'record-assessment',
      body: { kind: 're-assessment', assessedAt: scene.now, measures: readings(118, 20) },
    } as const;
    const { episode, recorded, events } = flagged.when('correct-entry', {
      version: 10,
      reason: 'mistyped',
      corrected,
    });
    expect(events.slice(-2)).toEqual(['ReportWithdrawn', 'ClientReturnedToProvider']);
    expect(recorded.at(-1)?.data).toEqual({ redFlag: flagged.episode?.redFlag?.version });
    expect(episode).toMatchObject({
      position: 'program/returned-to-provider',
      suspension: { from: 'program/active' },
    });
  });
});

describe('a stop that was none', () => {
  const stopped = () => active().given('record-session', session(active(), 214));
  const wasNone = () => sessionWas(9, session(active(), 124));

  it('stays with a report that was concluded under it: nobody resumes what is over', () => {
    const scene = stopped().given('conclude-program', { reason: 'returned-to-therapy' });
    const { episode, events } = scene.when('correct-entry', wasNone());
    expect(events).toEqual(['EntryCorrected']);
    expect(episode.redFlag).toMatchObject({ level: 'stop', entry: 9 });
  });

  it('stays where another entry was corrected', () => {
    const scene = held();
    const back = scene.given('record-session', session(scene, 185));
    const { episode, events } = back.when('correct-entry', sessionWas(9, session(scene, 126)));
    expect(events).toEqual(['EntryCorrected']);
    expect(episode).toMatchObject({ position: 'program/returned-to-provider', redFlag: { entry: 10 } });
  });

  it('goes on where a hold had begun', () => {
    const scene = intake();
    const baseline = (systolic: number) => ({
      kind: 'baseline' as const,
      assessedAt: scene.now,
      measures: [...readings(95, 18), ...pressure(systolic)],
    });
    const { episode } = scene.given('record-assessment', baseline(190)).when('correct-entry', {
      version: 5,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body: baseline(120) },
    });
    expect(episode.position).toBe('program/baseline');
  });
});

describe('a caution', () => {
  const cautioned = () => active().given('record-session', session(active(), 170));

  it('falls with the entry that raised it', () => {
    const scene = cautioned();
    const { episode, events } = scene.when('correct-entry', sessionWas(9, session(scene, 124)));
    expect(events).toEqual(['EntryCorrected']);
    expect(episode).not.toHaveProperty('redFlag');
  });

  it('stays when another entry is corrected', () => {
    const scene = cautioned();
    const second = scene.given('record-session', session(scene, 124));
    const { episode } = second.when('correct-entry', sessionWas(11, session(scene, 126)));
    expect(episode.redFlag).toMatchObject({ level: 'caution', entry: 9 });
  });

  it('is raised by a sign that was forgotten, of an assessment too', () => {
    const scene = held();
    const { recorded } = scene.when('correct-entry', sessionWas(9, session(scene, 124, ['swelling'])));
    expect(recorded[1]).toMatchObject({
      type: 'RedFlagRaised',
      data: { level: 'caution', findings: [{ level: 'caution', sign: 'swelling' }] },
    });
    const assessment = { kind: 're-assessment', assessedAt: scene.now, measures: readings(100, 20) } as const;
    const assessed = scene.given('record-assessment', assessment).when('correct-entry', {
      version: 10,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body: { ...assessment, redFlagSigns: ['night-pain'] } },
    });
    expect(assessed.recorded[1]?.data).toMatchObject({
      findings: [{ level: 'caution', sign: 'night-pain' }],
    });
  });

  it('of a corrected session that says no readings: none', () => {
    const scene = cautioned();
    const silent = { heldAt: active().now, durationMinutes: 45 };
    const { episode, events } = scene.when('correct-entry', sessionWas(9, silent));
    expect([events, episode.redFlag]).toEqual([['EntryCorrected'], undefined]);
  });
});

describe('goals that fall in a report', () => {
  const scene = active().after({ days: 20 });
  const today = harborCalendar.dateOf(scene.now);
  /** The short-term goal asks for more grip than the long-term one: it can fall alone. */
  const [, long, strength] = goals(95, 120, plusDays(today, 28), plusDays(today, 88));
  const wanted = [
    { ...strength!, horizon: '30-day' as const, target: 27, dueOn: plusDays(today, 28) },
    long!,
    strength!,
  ];
  const met = scene
    .given('set-goals', { goals: wanted })
    .given('record-assessment', { kind: 're-assessment', assessedAt: scene.now, measures: readings(155, 28) })
    .given('evaluate-goals', {});
  const weaker = (kilograms: number): BodyOf<'correct-entry'> => ({
    version: 10,
    reason: 'mistyped',
    corrected: {
      command: 'record-assessment',
      body: { kind: 're-assessment', assessedAt: scene.now, measures: readings(155, kilograms) },
    },
  });

  it('a short-term goal alone does not bring the report back', () => {
    const { events, recorded } = met.given('open-report', {}).when('correct-entry', weaker(26));
    expect(events).toEqual(['EntryCorrected', 'GoalReverted']);
    expect(recorded[1]?.data).toEqual({ goalId: 'g9.1', assessment: 10 });
  });

  it('a long-term one does, also when a member concluded that goals were met', () => {
    const concluded = met.given('conclude-program', { reason: 'goals-met' });
    const { events, recorded, episode } = concluded.when('correct-entry', weaker(20));
    expect(events).toEqual(['EntryCorrected', 'GoalReverted', 'GoalReverted', 'ReportWithdrawn']);
    expect(recorded.at(-1)?.data).toEqual({ goalId: 'g9.3' });
    expect(episode.position).toBe('program/active');
  });

  it('and a stop found in the same correction returns the client, in one commit', () => {
    const drafting = met.given('open-report', {});
    const { corrected, ...rest } = weaker(20);
    if (corrected.command !== 'record-assessment') throw new Error('an assessment is corrected here');
    const body = { ...corrected.body, measures: [...readings(155, 20), ...pressure(190)] };
    const { recorded, episode } = drafting.when('correct-entry', {
      ...rest,
      corrected: { ...corrected, body },
    });
    expect(recorded.map(({ type }) => type)).toEqual([
      'EntryCorrected',
      'GoalReverted',
      'GoalReverted',
      'ReportWithdrawn',
      'RedFlagRaised',
      'ClientReturnedToProvider',
    ]);
    expect(recorded.at(-1)?.data).toEqual({ redFlag: recorded.at(-2)?.version });
    expect(episode).toMatchObject({
      position: 'program/returned-to-provider',
      suspension: { from: 'program/active' },
    });
  });

  it('a report concluded while the client was returned goes back to that, and raises nothing anew', () => {
    const back = met.given('return-to-provider', { signs: ['swelling'], occurredAt: scene.now });
    const concluded = back.given('conclude-program', { reason: 'goals-met' });
    const { events, episode } = concluded.when('correct-entry', weaker(20));
    expect(events).toEqual(['EntryCorrected', 'GoalReverted', 'GoalReverted', 'ReportWithdrawn']);
    expect(episode.position).toBe('program/returned-to-provider');
  });
});
