import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import type { BodyOf } from '../episode/commands.ts';
import { facts, instant, pressure, readings, referralOf } from '../scenario/cast.ts';
import {
  accepted,
  active,
  baseline,
  drafting,
  intake,
  issued,
  onHold,
  places,
  received,
  returned,
} from '../scenario/places.ts';
import { harborCalendar, Scene } from '../scenario/scene.ts';
import { deadlineId, earliestDue, nextSweepAt, stepDue } from './standing.ts';

const dueOf = ({ episode }: Scene, kind: DeadlineKind): Instant | undefined => episode?.deadlines[kind]?.due;
const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);
const sent = (scene: Scene, document: BodyOf<'record-document-sent'>['document']) =>
  scene.given('record-document-sent', { document, sentAt: scene.now, channel: 'fax' });
const sessionOn = (scene: Scene) => scene.given('record-session', { heldAt: scene.now, durationMinutes: 50 });

/** The sweep at an instant: every step that is due, until none is. */
const swept = (from: Scene, at: Instant): Scene => {
  let scene = from.at(at);
  for (let steps = 0; steps < 40; steps += 1) {
    const standing = Object.entries(scene.episode?.deadlines ?? {});
    const next = standing.find(([, deadline]) => stepDue(deadline, at) !== undefined);
    const step = next && stepDue(next[1], at);
    if (next === undefined || step === undefined) return scene;
    scene = scene.given(step, { deadline: next[0] as DeadlineKind, due: next[1].due });
  }
  throw new Error('the sweep does not end');
};

const types = ({ journal }: Scene, since: Scene) =>
  journal.slice(since.journal.length).map(({ type }) => type);

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

describe('inactivity', () => {
  const scene = sessionOn(active());
  const last = scene.now;

  it('flags after 14 days, holds after 30, withdraws after 60, each recorded as the sweep’s', () => {
    const flagged = swept(scene, days(last, 14));
    expect(flagged.episode).toMatchObject({
      position: 'program/active',
      deadlines: { 'inactivity-outreach': { missedAt: days(last, 14) } },
    });
    const held = swept(flagged, days(last, 30));
    expect(held.episode).toMatchObject({ position: 'program/on-hold', suspension: { reason: 'inactivity' } });
    const contacted = held.given('record-contact-attempt', {
      attemptedAt: held.now,
      channel: 'phone',
      result: 'no-answer',
    });
    const withdrawn = swept(contacted, days(last, 60));
    expect(withdrawn.episode?.position).toBe('closed/withdrawn');
    expect(withdrawn.journal.at(-1)).toMatchObject({
      by: { kind: 'sweep' },
      data: { outcome: 'withdrawn', reason: 'lost-to-follow-up', closing: 'inactivity' },
    });
  });

  it('a sweep that comes very late does the steps it missed, in order, and no reminders', () => {
    const late = swept(scene, days(last, 61));
    expect(late.episode?.position).toBe('closed/withdrawn');
    expect(types(late, scene)).not.toContain('DeadlineApproaching');
    expect(types(late, scene).slice(-4)).toEqual([
      'DeadlineMissed',
      'ProgramHeld',
      'DeadlineMissed',
      'EpisodeClosed',
    ]);
  });

  it('a session begins the waiting anew, and so does resuming', () => {
    const flagged = swept(scene, days(last, 15));
    const again = sessionOn(flagged);
    expect(again.episode?.deadlines['inactivity-outreach']).toMatchObject({ due: days(flagged.now, 14) });
    expect(again.episode?.deadlines['inactivity-hold']).toBeUndefined();
    const resumed = swept(flagged, days(last, 31)).given('resume-program', {});
    expect(
      Object.keys(resumed.episode?.deadlines ?? {}).filter((kind) => kind.startsWith('inactivity')),
    ).toEqual(['inactivity-outreach']);
  });

  it('a member’s hold stops the waiting, also after the sweep’s own', () => {
    const held = swept(scene, days(last, 31));
    const agreed = held.given('hold-program', {
      reason: 'vacation',
      reviewOn: harborCalendar.dateOf(days(held.now, 20)),
    });
    expect(dueOf(agreed, 'inactivity-withdrawal')).toBeUndefined();
  });

  it('a mistyped day of the last session moves it', () => {
    const heldAt = days(last, -1);
    const corrected = {
      command: 'record-session',
      body: { heldAt, durationMinutes: 50, readings: pressure(124) },
    } as const;
    const moved = scene.given('correct-entry', { version: 9, reason: 'wrong-date', corrected });
    expect(dueOf(moved, 'inactivity-outreach')).toBe(days(heldAt, 14));
  });
});

describe('remind and miss', () => {
  const scene = received();
  const standing = scene.episode?.deadlines['referral-answer'];
  const due = standing?.due ?? scene.now;
  const body = { deadline: 'referral-answer', due } as const;

  it('reminds after three quarters of the interval, once', () => {
    expect(standing?.remindAt).toBe('2026-03-04T03:00:00.000Z');
    expect(scene.when('remind', body).failures).toEqual([
      { code: 'deadline-not-due', subject: 'referral-answer' },
    ]);
    const reminded = scene.at(instant('2026-03-04T03:00:00.000Z')).given('remind', body);
    expect(reminded.journal.at(-1)).toMatchObject({ type: 'DeadlineApproaching', data: body });
    expect(reminded.when('remind', body).kind).toBe('unchanged');
    expect(reminded.episode && nextSweepAt(reminded.episode)).toBe(due);
  });

  it('misses at the due instant, once, and it stays visible as late', () => {
    expect(scene.when('miss', body).codes).toEqual(['deadline-not-due']);
    const missed = scene.at(due).given('miss', body);
    expect(missed.when('miss', body).kind).toBe('unchanged');
    expect(missed.when('remind', body).kind).toBe('unchanged');
    expect(missed.episode && earliestDue(missed.episode)).toMatchObject({
      kind: 'referral-answer',
      deadline: { missedAt: due },
    });
    expect(missed.episode && nextSweepAt(missed.episode)).toBeUndefined();
    expect(dueOf(missed.given('accept-referral', {}), 'referral-answer')).toBeUndefined();
  });

  it('stays quiet about a deadline that was fulfilled or armed anew meanwhile', () => {
    expect(accepted().at(due).when('miss', body).kind).toBe('unchanged');
    const first = sessionOn(active());
    const old = {
      deadline: 'inactivity-outreach',
      due: dueOf(first, 'inactivity-outreach') ?? first.now,
    } as const;
    const second = sessionOn(first.after({ days: 3 }));
    expect(second.at(days(first.now, 14)).when('miss', old).kind).toBe('unchanged');
  });

  it('every arming has a name of its own', () => {
    const held = onHold().episode?.deadlines['hold-review'];
    expect(held && deadlineId('hold-review', held)).toBe('hold-review@9');
  });

  it('an unanswered report closes the episode 30 days after issue, recorded as such', () => {
    const waiting = issued();
    const closed = swept(waiting, days(drafting().now, 30));
    expect(closed.journal.at(-1)).toMatchObject({
      type: 'EpisodeClosed',
      data: { outcome: 'completed', reason: 'plateau', closing: 'unanswered' },
      by: { kind: 'sweep' },
    });
    const reopened = closed.given('reopen-episode', { reason: 'new-information' });
    expect(dueOf(reopened, 'report-acknowledgement')).toBe(days(closed.now, 30));
  });

  it('a deadline of a visit written down late is missed at once, never reminded', () => {
    const visited = accepted().after({ days: 6 });
    const scene = visited.given('start-program', { visitHeldAt: days(visited.now, -4) });
    expect(types(swept(scene, scene.now), scene)).toEqual(['DeadlineMissed']);
  });

  it('entered in error leaves nothing to wait for', () => {
    const scene = places['closed/entered-in-error']();
    expect([scene.episode?.deadlines, scene.episode?.stoppedDeadlines]).toEqual([{}, []]);
  });
});
