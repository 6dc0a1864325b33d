import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { instant, pressure } from '../scenario/cast.ts';
import { accepted, active, drafting, issued, onHold, places, received } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';
import { swept } from '../scenario/swept.ts';
import { deadlineId, earliestDue, nextSweepAt } from './standing.ts';

const dueOf = ({ episode }: Scene, kind: DeadlineKind): Instant | undefined => episode?.deadlines[kind]?.due;
const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);
const sessionOn = (scene: Scene) => scene.given('record-session', { heldAt: scene.now, durationMinutes: 50 });
const types = ({ journal }: Scene, since: Scene) =>
  journal.slice(since.journal.length).map(({ type }) => type);

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
