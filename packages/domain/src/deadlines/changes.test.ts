import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import type { BodyOf } from '../episode/commands.ts';
import { plusDays, plusHours } from '../kernel/instant.ts';
import { readings } from '../scenario/cast.ts';
import { accepted, active, baseline, intake, onHold, planned, received } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);
const inOpenDays = (from: Instant, count: number): Instant => harborCalendar.nextOpen(days(from, count));
const inDays = ({ now }: Scene, count: number) => plusDays(harborCalendar.dateOf(now), count);
const dueOf = ({ episode }: Scene, kind: DeadlineKind): Instant | undefined => episode?.deadlines[kind]?.due;
const lastChanges = ({ journal }: Scene) => journal.at(-1)?.deadlines;
const sent = (scene: Scene, document: BodyOf<'record-document-sent'>['document']) =>
  scene.given('record-document-sent', { document, sentAt: scene.now, channel: 'fax' });

describe('what an event says of deadlines', () => {
  it('what it arms, with the reminder after three quarters of the way', () => {
    const visited = accepted().at('2026-03-04T15:00:00.000Z' as Instant);
    const started = visited.given('start-program', { visitHeldAt: visited.now });
    expect(lastChanges(started)).toStrictEqual({
      armed: [
        {
          kind: 'introductory-letter',
          due: '2026-03-05T15:00:00.000Z',
          remindAt: '2026-03-05T09:00:00.000Z',
        },
      ],
      cleared: ['first-visit'],
    });
  });

  it('what it fulfils, and nothing of what never ran', () => {
    expect(lastChanges(accepted())).toMatchObject({
      armed: [{ kind: 'first-visit' }],
      cleared: ['referral-answer'],
    });
    expect(lastChanges(sent(intake(), 'introductory-letter'))).toStrictEqual({
      cleared: ['introductory-letter'],
    });
  });

  it('what it stops', () => {
    const closed = active().given('withdraw-client', { reason: 'client-request' });
    expect(lastChanges(closed)).toStrictEqual({
      stopped: [
        'introductory-letter',
        'assessment-summary',
        're-assessment',
        'progress-report',
        'inactivity-outreach',
      ],
    });
    const held = onHold().journal.at(-1)?.deadlines;
    expect(Object.keys(held ?? {})).toEqual(['armed', 'stopped']);
    expect(held?.armed?.map(({ kind }) => kind)).toEqual(['hold-review']);
  });

  it('what it leaves behind, running or waiting', () => {
    const concluded = active().given('conclude-program', { reason: 'plateau' });
    expect(lastChanges(concluded)).toMatchObject({
      armed: [{ kind: 'report' }],
      cleared: ['re-assessment', 'progress-report', 'inactivity-outreach'],
    });
    const error = onHold().given('mark-entered-in-error', { reason: 'wrong-client' });
    const { cleared = [], ...others } = lastChanges(error) ?? {};
    expect([...cleared].sort()).toEqual([
      'assessment-summary',
      'hold-review',
      'inactivity-outreach',
      'introductory-letter',
      'progress-report',
      're-assessment',
    ]);
    expect(others).toEqual({});
  });

  it('nothing where nothing changes', () => {
    const scene = active();
    const silent = [
      received().given('record-contact-attempt', {
        attemptedAt: received().now,
        channel: 'phone',
        result: 'no-answer',
      }),
      sent(sent(intake(), 'introductory-letter'), 'introductory-letter'),
      scene.given('schedule-follow-up', { visitAt: days(scene.now, 45) }),
      sent(scene, 'session-log'),
    ];
    for (const story of silent) expect(story.journal.at(-1)).not.toHaveProperty('deadlines');
  });
});

describe('a reminder', () => {
  it('never comes after the deadline, even where the clocks of two people differ', () => {
    const scene = active();
    const expecting = scene.given('schedule-follow-up', { visitAt: plusHours(scene.now, 1 / 12) });
    const told = expecting.given('record-document-sent', {
      document: 'progress-report',
      sentAt: plusHours(scene.now, 1 / 6),
      channel: 'fax',
    });
    for (const { due, remindAt } of Object.values(told.episode?.deadlines ?? {}))
      expect(remindAt <= due).toBe(true);
  });
});

describe('going on where a hold, a return or a closing had stopped', () => {
  it('before activation nobody waits for sessions', () => {
    const held = baseline().given('hold-program', { reason: 'illness', reviewOn: inDays(baseline(), 5) });
    const resumed = held.given('resume-program', {});
    expect(Object.keys(resumed.episode?.deadlines ?? {})).not.toContain('inactivity-outreach');
    const closed = planned().given('withdraw-client', { reason: 'client-request' });
    const reopened = closed.given('reopen-episode', { reason: 'client-returned' });
    expect(Object.keys(reopened.episode?.deadlines ?? {})).not.toContain('inactivity-outreach');
  });

  it('a hold that was closed and reopened is reviewed 14 days later', () => {
    const closed = onHold().given('withdraw-client', { reason: 'client-request' }).after({ days: 3 });
    const reopened = closed.given('reopen-episode', { reason: 'client-returned' });
    expect(reopened.episode?.position).toBe('program/on-hold');
    expect(dueOf(reopened, 'hold-review')).toBe(days(closed.now, 14));
    const saturday = closed.at('2026-03-14T15:00:00.000Z' as Instant);
    const then = saturday.given('reopen-episode', { reason: 'client-returned' });
    expect(dueOf(then, 'hold-review')).toBe('2026-03-28T15:00:00.000Z');
  });

  it('a follow-up visit that has passed meanwhile pulls nothing forward', () => {
    const scene = active();
    const visitAt = days(scene.now, 10);
    const held = scene
      .given('schedule-follow-up', { visitAt })
      .given('hold-program', { reason: 'vacation', reviewOn: inDays(scene, 20) });
    const resumedAt = (at: Instant) => dueOf(held.at(at).given('resume-program', {}), 'progress-report');
    expect(resumedAt(days(scene.now, 12))).toBe(inOpenDays(days(scene.now, 12), 30));
    expect(resumedAt(visitAt)).toBe(inOpenDays(visitAt, 30));
    expect(resumedAt(days(scene.now, 8))).toBe(visitAt);
  });

  /** Goals met as they stand, concluded, and then found not to have been. */
  const withdrawnFrom = (scene: Scene, pause: (met: Scene) => Scene) => {
    const met = { kind: 're-assessment', assessedAt: scene.now, measures: readings(155, 26) } as const;
    const assessed = scene.given('record-assessment', met);
    const version = assessed.journal.at(-1)?.version ?? 0;
    const concluded = pause(assessed.given('evaluate-goals', {})).given('conclude-program', {
      reason: 'goals-met',
    });
    const corrected = { command: 'record-assessment', body: { ...met, measures: readings(95, 18) } } as const;
    return concluded.after({ days: 1 }).given('correct-entry', { version, reason: 'mistyped', corrected });
  };

  it('a report withdrawn to a hold has that reviewed on its day; the program’s deadlines wait until it goes on', () => {
    const hold = (met: Scene) => met.given('hold-program', { reason: 'vacation', reviewOn: inDays(met, 20) });
    const withdrawn = withdrawnFrom(active(), hold);
    expect(withdrawn.episode?.position).toBe('program/on-hold');
    expect(Object.keys(withdrawn.episode?.deadlines ?? {})).toEqual(['hold-review']);
    expect(dueOf(withdrawn, 'hold-review')).toBe(dueOf(hold(active()), 'hold-review'));
    expect([...(withdrawn.episode?.stoppedDeadlines ?? [])].sort()).toEqual([
      'assessment-summary',
      'inactivity-outreach',
      'introductory-letter',
      'progress-report',
      're-assessment',
    ]);
    const resumed = withdrawn.given('resume-program', {});
    expect(dueOf(resumed, 'progress-report')).toBe(inOpenDays(withdrawn.now, 30));
    expect(resumed.episode?.stoppedDeadlines).toEqual([]);
  });
});

describe('the progress report', () => {
  it('counts from the last one sent, and from no other document', () => {
    const scene = active().after({ days: 20 });
    expect(dueOf(sent(scene, 'session-log'), 'progress-report')).toBe(dueOf(active(), 'progress-report'));
    expect(dueOf(sent(scene, 'progress-report'), 'progress-report')).toBe(inOpenDays(scene.now, 30));
  });

  it('that is late stays late, whatever visit is planned', () => {
    const scene = active();
    const due = dueOf(scene, 'progress-report') ?? scene.now;
    const late = scene.at(due).given('miss', { deadline: 'progress-report', due });
    const planning = late.given('schedule-follow-up', { visitAt: days(due, 10) });
    expect(planning.episode?.deadlines['progress-report']).toMatchObject({ due, missedAt: due });
  });
});
