import type { Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { readings } from '../scenario/cast.ts';
import { active } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);

const session = (scene: Scene, heldAt: Instant = scene.now): Scene =>
  scene.given('record-session', { heldAt, durationMinutes: 50 });
const heldReally = (scene: Scene, version: number, heldAt: Instant): Scene =>
  scene.given('correct-entry', {
    version,
    reason: 'wrong-date',
    corrected: { command: 'record-session', body: { heldAt, durationMinutes: 50 } },
  });
const assessed = (scene: Scene, assessedAt: Instant, flexion: number): Scene =>
  scene.given('record-assessment', { kind: 're-assessment', assessedAt, measures: readings(flexion, 20) });
const assessedReally = (scene: Scene, version: number, assessedAt: Instant, flexion: number): Scene =>
  scene.given('correct-entry', {
    version,
    reason: 'wrong-date',
    corrected: {
      command: 'record-assessment',
      body: { kind: 're-assessment', assessedAt, measures: readings(flexion, 20) },
    },
  });
const outreach = ({ episode }: Scene): Instant | undefined => episode?.deadlines['inactivity-outreach']?.due;

describe('correct-entry on the day of a session', () => {
  const begun = active();
  const first = begun.journal.length + 1;
  const late = begun.after({ days: 20 });

  it('a session held later than written down counts as activity', () => {
    const two = session(session(late, days(late.now, -12)), days(late.now, -10));
    const corrected = heldReally(two, first, late.now);
    expect(corrected.episode?.program?.lastSession).toEqual({ version: first, heldAt: late.now });
    expect(outreach(corrected)).toBe(days(late.now, 14));
  });

  it('a last session held earlier leaves the one before it the last', () => {
    const before = days(late.now, -3);
    const two = session(session(late, before), late.now);
    const corrected = heldReally(two, first + 1, days(late.now, -8));
    expect(corrected.episode?.program?.lastSession).toEqual({ version: first, heldAt: before });
    expect(outreach(corrected)).toBe(days(before, 14));
  });

  it('a session before a pause does not shorten the waiting that began after it', () => {
    const held = session(begun)
      .given('hold-program', {
        reason: 'vacation',
        reviewOn: harborCalendar.dateOf(days(begun.now, 20)),
      })
      .after({ days: 18 });
    const resumed = held.given('resume-program', {});
    expect(outreach(heldReally(resumed, first, days(begun.now, -1)))).toBe(days(resumed.now, 14));
  });

  it('a client taken for silent, who was there, is not withdrawn', () => {
    const day = (count: number): Instant => days(begun.now, count);
    const flagged = session(session(begun), begun.now)
      .at(day(14))
      .given('miss', { deadline: 'inactivity-outreach', due: day(14) })
      .at(day(30))
      .given('miss', { deadline: 'inactivity-hold', due: day(30) });
    expect(flagged.episode).toMatchObject({ position: 'program/on-hold' });
    expect(flagged.episode?.deadlines['inactivity-withdrawal']).toBeDefined();
    const corrected = heldReally(flagged, first, day(28));
    expect(corrected.episode?.deadlines['inactivity-withdrawal']).toBeUndefined();
    expect(corrected.journal.at(-1)).toMatchObject({
      type: 'ProgramResumed',
      data: { because: 'entry-corrected' },
      position: 'program/active',
    });
    const stillSilent = heldReally(flagged, first, day(-0.5));
    expect(stillSilent.episode?.position).toBe('program/on-hold');
  });
});

describe('correct-entry on the day of an assessment', () => {
  const late = active().after({ days: 40 });
  const first = late.journal.length + 1;
  const two = assessed(assessed(late, days(late.now, -9), 118), days(late.now, -2), 124);

  it('made earlier than written down leaves the one before it the last, and what that one read', () => {
    const { episode } = assessedReally(two, first + 1, days(late.now, -30), 124);
    expect(episode?.program?.lastAssessment).toMatchObject({
      version: first,
      assessedAt: days(late.now, -9),
    });
    expect(episode?.program?.goals[0]?.latest).toMatchObject({ version: first, value: 118 });
    expect(episode?.deadlines['re-assessment']?.due).toBe(harborCalendar.nextOpen(days(late.now, 21)));
  });

  it('made later than written down makes it the last', () => {
    const { episode } = assessedReally(two, first, days(late.now, -1), 118);
    expect(episode?.program?.lastAssessment?.version).toBe(first);
    expect(episode?.deadlines['re-assessment']?.due).toBe(harborCalendar.nextOpen(days(late.now, 29)));
  });
});
