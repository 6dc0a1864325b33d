import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../kernel/instant.ts';
import { readings } from '../scenario/cast.ts';
import { active, issued, received } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';
import { earliestDue, nextSweepAt } from './standing.ts';

const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);
const of = ({ episode }: Scene, kind: DeadlineKind) => episode?.deadlines[kind];
const sent = (scene: Scene, document: 'introductory-letter' | 'progress-report'): Scene =>
  scene.given('record-document-sent', { document, sentAt: scene.now, channel: 'fax' });

/** The deadline passes, and the sweep says so. */
const missed = (from: Scene, kind: DeadlineKind): Scene => {
  const due = of(from, kind)?.due;
  if (due === undefined) throw new Error(`${kind} does not run in the story`);
  return from.at(due > from.now ? due : from.now).given('miss', { deadline: kind, due } as never);
};

const held = (scene: Scene): Scene =>
  scene
    .given('hold-program', { reason: 'vacation', reviewOn: plusDays(harborCalendar.dateOf(scene.now), 10) })
    .after({ days: 5 });
const sentBack = (scene: Scene): Scene =>
  scene.given('return-to-provider', { signs: ['swelling'], occurredAt: scene.now }).after({ days: 2 });
const cleared = (scene: Scene): Scene =>
  scene
    .given('record-paper', { paper: 'medical-clearance', signedOn: harborCalendar.dateOf(scene.now) })
    .given('resume-program', {});
const withdrawn = (scene: Scene): Scene =>
  scene.given('withdraw-client', { reason: 'client-request' }).after({ days: 5 });

const letterMissed = (): Scene => missed(active(), 'introductory-letter');

describe('given an introductory letter that was missed', () => {
  const late = letterMissed();
  const letter = of(late, 'introductory-letter');

  it.each([
    ['a hold', held],
    ['a return to the provider', sentBack],
    ['a hold and going on', (scene: Scene) => held(scene).given('resume-program', {})],
    ['a return and going on', (scene: Scene) => cleared(sentBack(scene))],
    [
      'leaving and coming back',
      (scene: Scene) => withdrawn(scene).given('reopen-episode', { reason: 'client-returned' }),
    ],
    [
      'coming back to a hold, and going on',
      (scene: Scene) =>
        withdrawn(held(scene))
          .given('reopen-episode', { reason: 'client-returned' })
          .given('resume-program', {}),
    ],
    ['the report', (scene: Scene) => held(scene).given('conclude-program', { reason: 'plateau' })],
  ] as const)('%s: it stays missed, and the row stays late', (_what, along) => {
    const scene = along(late);
    expect(of(scene, 'introductory-letter')).toEqual(letter);
    expect(scene.episode && earliestDue(scene.episode)).toEqual({
      kind: 'introductory-letter',
      deadline: letter,
    });
    expect(scene.episode?.stoppedDeadlines).not.toContain('introductory-letter');
  });

  it('what was open is stopped by a hold, and counts anew when the program goes on', () => {
    const scene = held(late);
    expect(scene.episode?.stoppedDeadlines).toContain('re-assessment');
    expect(of(scene, 're-assessment')).toBeUndefined();
    const resumed = scene.given('resume-program', {});
    expect(of(resumed, 're-assessment')?.due).toBe(harborCalendar.nextOpen(days(scene.now, 30)));
  });

  it('sending it ends it, also during the hold; nothing is owed afterwards', () => {
    const scene = sent(held(late), 'introductory-letter');
    expect(of(scene, 'introductory-letter')).toBeUndefined();
    expect(of(scene.given('resume-program', {}), 'introductory-letter')).toBeUndefined();
  });

  it('a closed episode is late in nothing, and nothing is swept', () => {
    const { episode } = withdrawn(late);
    expect(episode && [earliestDue(episode), nextSweepAt(episode)]).toEqual([undefined, undefined]);
  });

  it('entered in error leaves nothing to be late in', () => {
    const scene = late.given('mark-entered-in-error', { reason: 'test-entry' });
    expect(scene.episode?.deadlines).toEqual({});
  });
});

describe('given another deadline that was missed', () => {
  it('a re-assessment stays missed through a hold until the next one, and counts anew from that', () => {
    const resumed = held(missed(active(), 're-assessment')).given('resume-program', {});
    expect(of(resumed, 're-assessment')?.missedAt).toBeDefined();
    const assessed = resumed.given('record-assessment', {
      kind: 're-assessment',
      assessedAt: resumed.now,
      measures: readings(100, 19),
    });
    expect(of(assessed, 're-assessment')).toMatchObject({
      due: harborCalendar.nextOpen(days(resumed.now, 30)),
    });
    expect(of(assessed, 're-assessment')?.missedAt).toBeUndefined();
  });

  it('a progress report that is sent during the hold is over; the next one counts from going on', () => {
    const scene = sent(held(missed(active(), 'progress-report')), 'progress-report');
    expect(of(scene, 'progress-report')).toBeUndefined();
    expect(scene.episode?.stoppedDeadlines).toContain('progress-report');
    const resumed = scene.given('resume-program', {});
    expect(of(resumed, 'progress-report')?.due).toBe(harborCalendar.nextOpen(days(scene.now, 30)));
  });

  it('a referral nobody answered, declined and reopened, is still late', () => {
    const late = missed(received(), 'referral-answer');
    const reopened = late
      .given('decline-referral', { reason: 'no-capacity' })
      .after({ days: 3 })
      .given('reopen-episode', { reason: 'new-information' });
    expect(of(reopened, 'referral-answer')).toEqual(of(late, 'referral-answer'));
  });

  it('the outreach to a silent client stays late while an agreed hold lasts; going on begins the waiting anew', () => {
    const late = missed(active(), 'inactivity-outreach');
    const scene = held(late);
    expect(of(scene, 'inactivity-outreach')).toEqual(of(late, 'inactivity-outreach'));
    const resumed = scene.given('resume-program', {});
    expect(of(resumed, 'inactivity-outreach')).toMatchObject({ due: days(scene.now, 14) });
    expect(of(resumed, 'inactivity-outreach')?.missedAt).toBeUndefined();
  });

  it('a client who comes back after a silence was heard of: the waiting begins anew, and its ladder with it', () => {
    const reopened = withdrawn(missed(active(), 'inactivity-outreach')).given('reopen-episode', {
      reason: 'client-returned',
    });
    expect(of(reopened, 'inactivity-outreach')).toMatchObject({ due: days(reopened.now, 14) });
    const silent = missed(reopened, 'inactivity-outreach');
    expect(of(silent, 'inactivity-hold')?.due).toBe(days(reopened.now, 30));
  });

  it('what closed the episode when it was missed has had its consequence: reopening waits for it anew', () => {
    const closed = missed(issued(), 'report-acknowledgement');
    expect(of(closed, 'report-acknowledgement')).toBeUndefined();
    const reopened = closed.given('reopen-episode', { reason: 'new-information' });
    expect(of(reopened, 'report-acknowledgement')?.due).toBe(days(closed.now, 30));
  });
});
