import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import type { BodyOf } from '../episode/commands.ts';
import { facts, instant, readings, referralOf } from '../scenario/cast.ts';
import {
  active,
  baseline,
  drafting,
  intake,
  issued,
  onHold,
  received,
  returned,
} from '../scenario/places.ts';
import { harborCalendar, Scene } from '../scenario/scene.ts';
import { swept } from '../scenario/swept.ts';

const dueOf = ({ episode }: Scene, kind: DeadlineKind): Instant | undefined => episode?.deadlines[kind]?.due;
const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);
const sent = (scene: Scene, document: BodyOf<'record-document-sent'>['document']) =>
  scene.given('record-document-sent', { document, sentAt: scene.now, channel: 'fax' });
const sessionOn = (scene: Scene) => scene.given('record-session', { heldAt: scene.now, durationMinutes: 50 });

describe('what arms a deadline, and what it waits for', () => {
  it('a referral is answered within 48 hours', () => {
    const scene = received();
    expect(dueOf(scene, 'referral-answer')).toBe('2026-03-04T15:00:00.000Z');
    expect(dueOf(scene.given('accept-referral', {}), 'referral-answer')).toBeUndefined();
  });

  it('the introductory letter goes out within 24 hours of the first visit', () => {
    const scene = intake();
    expect(dueOf(scene, 'introductory-letter')).toBe('2026-03-05T15:00:00.000Z');
    expect(dueOf(sent(scene, 'session-log'), 'introductory-letter')).toBeDefined();
    expect(dueOf(sent(scene, 'introductory-letter'), 'introductory-letter')).toBeUndefined();
  });

  it('the assessment summary within 7 days of the baseline; a re-assessment within 30', () => {
    const scene = baseline();
    expect(dueOf(scene, 'assessment-summary')).toBe('2026-03-11T15:00:00.000Z');
    expect(dueOf(scene, 're-assessment')).toBe('2026-04-03T15:00:00.000Z');
    expect(dueOf(sent(scene, 'assessment-summary'), 'assessment-summary')).toBeUndefined();
    const later = active().after({ days: 20 });
    const assessed = later.given('record-assessment', {
      kind: 're-assessment',
      assessedAt: later.now,
      measures: readings(100, 19),
    });
    expect(dueOf(assessed, 're-assessment')).toBe(harborCalendar.nextOpen(days(later.now, 30)));
  });

  it('the report within 7 days, its acknowledgement within 30', () => {
    expect(dueOf(drafting(), 'report')).toBe(harborCalendar.nextOpen(days(active().now, 7)));
    const scene = issued();
    expect(dueOf(scene, 'report')).toBeUndefined();
    expect(dueOf(scene, 'report-acknowledgement')).toBe(days(drafting().now, 30));
    const acknowledged = scene.given('acknowledge-report', { acknowledgedAt: scene.now, channel: 'fax' });
    expect(dueOf(acknowledged, 'report-acknowledgement')).toBeUndefined();
  });

  it('a change in status the same day, and no hold stops it', () => {
    const scene = returned();
    expect(dueOf(scene, 'change-in-status')).toBe('2026-03-06T04:59:59.999Z');
    expect(dueOf(sent(scene, 'change-in-status'), 'change-in-status')).toBeUndefined();
  });

  it('a held program is reviewed on its date', () => {
    expect(dueOf(onHold(), 'hold-review')).toBe('2026-03-16T03:59:59.999Z');
  });
});

describe('the practice’s calendar', () => {
  const openedAt = (at: string) => new Scene().at(instant(at)).given('open-referral', referralOf(facts()));

  it('moves what is due on a closed day to the next open one, at the same time of day', () => {
    expect(dueOf(openedAt('2026-03-05T16:00:00.000Z'), 'referral-answer')).toBe('2026-03-09T15:00:00.000Z');
    expect(dueOf(openedAt('2026-05-23T14:00:00.000Z'), 'referral-answer')).toBe('2026-05-26T14:00:00.000Z');
  });

  it('counts days by the wall clock, across daylight saving', () => {
    expect(dueOf(active(), 'progress-report')).toBe('2026-04-03T16:00:00.000Z');
  });
});

describe('progress report and follow-up visit', () => {
  const scene = active();
  const followedUp = (visitAt: Instant, from = scene) => from.given('schedule-follow-up', { visitAt });

  it('is due before the visit when that comes first, and after 30 days when not', () => {
    expect(dueOf(followedUp(days(scene.now, 10)), 'progress-report')).toBe(days(scene.now, 10));
    expect(dueOf(followedUp(days(scene.now, 45)), 'progress-report')).toBe(dueOf(scene, 'progress-report'));
  });

  it('follows the visit when that moves, but never beyond the 30 days', () => {
    const moved = followedUp(days(scene.now, 15), followedUp(days(scene.now, 10)));
    expect(dueOf(moved, 'progress-report')).toBe(days(scene.now, 15));
    expect(dueOf(followedUp(days(scene.now, 45), moved), 'progress-report')).toBe(
      dueOf(scene, 'progress-report'),
    );
  });

  it('once sent for the visit, counts 30 days again; sent long before it, waits for the visit still', () => {
    const before = followedUp(days(scene.now, 10)).after({ days: 8 });
    expect(dueOf(sent(before, 'progress-report'), 'progress-report')).toBe(
      harborCalendar.nextOpen(days(before.now, 30)),
    );
    const far = followedUp(days(scene.now, 45)).after({ days: 27 });
    expect(dueOf(sent(far, 'progress-report'), 'progress-report')).toBe(days(scene.now, 45));
  });
});

describe('a correction that moves no instant', () => {
  const mistyped = (scene: Scene, version: number, measures: ReturnType<typeof readings>) => {
    const entry = scene.journal[version - 1];
    if (entry?.type !== 'AssessmentRecorded') throw new Error('the entry is no assessment');
    const body = { ...entry.data, measures };
    const corrected = { command: 'record-assessment', body } as const;
    return scene.given('correct-entry', { version, reason: 'mistyped', corrected });
  };
  const baselineVersion = baseline().episode?.program?.baseline?.version ?? 0;

  it('leaves what a hold put off where resuming put it', () => {
    const resumed = onHold().given('resume-program', {}).after({ days: 1 });
    const corrected = mistyped(resumed, baselineVersion, readings(97, 18));
    for (const kind of ['re-assessment', 'assessment-summary'] as const)
      expect(dueOf(corrected, kind)).toBe(dueOf(resumed, kind));
    expect(corrected.journal.at(-1)?.deadlines).toBeUndefined();
  });

  it('is no sign of life: the waiting for a client goes on', () => {
    const session = sessionOn(active());
    const version = session.episode?.version ?? 0;
    const flagged = swept(session, days(session.now, 14));
    const body = { heldAt: session.now, durationMinutes: 45 };
    const corrected = flagged.given('correct-entry', {
      version,
      reason: 'mistyped',
      corrected: { command: 'record-session', body },
    });
    expect(dueOf(flagged, 'inactivity-hold')).toBe(days(session.now, 30));
    expect(dueOf(corrected, 'inactivity-hold')).toBe(days(session.now, 30));
  });
});

describe('a hold stops, resuming re-arms', () => {
  it('from its instant, with the whole interval', () => {
    const held = onHold();
    expect(Object.keys(held.episode?.deadlines ?? {})).toEqual(['hold-review']);
    const resumed = held.given('resume-program', {});
    expect(dueOf(resumed, 're-assessment')).toBe(harborCalendar.nextOpen(days(held.now, 30)));
    expect(dueOf(resumed, 'progress-report')).toBe(harborCalendar.nextOpen(days(held.now, 30)));
    expect(dueOf(resumed, 'inactivity-outreach')).toBe(days(held.now, 14));
    expect(dueOf(resumed, 'hold-review')).toBeUndefined();
    expect(resumed.episode?.stoppedDeadlines).toEqual([]);
  });

  it('what is sent or recorded meanwhile arms nothing', () => {
    const held = sent(onHold(), 'progress-report');
    expect(dueOf(held, 'progress-report')).toBeUndefined();
    expect(held.given('resume-program', {}).episode?.deadlines['progress-report']).toBeDefined();
  });

  it('closing stops and reopening re-arms in the same way', () => {
    const closed = active().given('withdraw-client', { reason: 'client-request' }).after({ days: 5 });
    expect(closed.episode?.deadlines).toEqual({});
    const reopened = closed.given('reopen-episode', { reason: 'client-returned' });
    expect(dueOf(reopened, 'inactivity-outreach')).toBe(days(closed.now, 14));
    expect(Object.keys(reopened.episode?.deadlines ?? {}).sort()).toEqual(
      Object.keys(active().episode?.deadlines ?? {}).sort(),
    );
  });
});
