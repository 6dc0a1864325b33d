import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { plusHours } from '../kernel/instant.ts';
import { active, intake, planned, returned } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';
import type { BodyOf } from './commands.ts';

type Sent = BodyOf<'record-document-sent'>;

const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);
const monthAfter = (from: Instant): Instant => harborCalendar.nextOpen(days(from, 30));
const sentOf = (scene: Scene, document: Sent['document']): Sent => ({
  document,
  sentAt: scene.now,
  channel: 'fax',
});
const sent = (scene: Scene, document: Sent['document']): Scene =>
  scene.given('record-document-sent', sentOf(scene, document));
/** The last document of a story, as it really was. */
const really = (scene: Scene, change: Partial<Sent>, of = scene): Scene => {
  const entry = of.journal.findLast(({ type }) => type === 'DocumentSent');
  if (entry?.type !== 'DocumentSent') throw new Error('the story sends no document');
  const body = { ...entry.data, ...change };
  return scene.given('correct-entry', {
    version: entry.version,
    reason: 'mistyped',
    corrected: { command: 'record-document-sent', body },
  });
};
const due = ({ episode }: Scene, kind: DeadlineKind): Instant | undefined => episode?.deadlines[kind]?.due;

describe('correct-entry on a progress report', () => {
  const reported = sent(active().after({ days: 20 }), 'progress-report').after({ days: 1 });

  it('sent on another day counts the next thirty from that day', () => {
    const sentAt = days(reported.now, -4);
    expect(due(really(reported, { sentAt }), 'progress-report')).toBe(monthAfter(sentAt));
  });

  it('sent another way leaves the next one due as it was', () => {
    expect(due(really(reported, { channel: 'portal' }), 'progress-report')).toBe(
      due(reported, 'progress-report'),
    );
  });

  it('that was a session log leaves the one before owed', () => {
    expect(due(really(reported, { document: 'session-log' }), 'progress-report')).toBe(
      due(active(), 'progress-report'),
    );
  });

  it('that was written down as a session log counts thirty days from when it was sent', () => {
    const logged = sent(active().after({ days: 20 }), 'session-log');
    expect(due(really(logged, { document: 'progress-report' }), 'progress-report')).toBe(
      monthAfter(logged.now),
    );
  });

  it('older than the last one changes nothing', () => {
    const again = sent(reported.after({ days: 9 }), 'progress-report');
    expect(due(really(again, { sentAt: days(reported.now, -6) }, reported), 'progress-report')).toBe(
      due(again, 'progress-report'),
    );
  });

  it('that did not go out before the visit after all leaves it owed by the visit', () => {
    const visitAt = days(active().now, 10);
    const before = active().given('schedule-follow-up', { visitAt }).after({ days: 8 });
    const served = sent(before, 'progress-report');
    expect(due(served, 'progress-report')).toBe(monthAfter(before.now));
    expect(due(really(served, { document: 'session-log' }), 'progress-report')).toBe(visitAt);
    const logged = really(sent(before, 'session-log'), { document: 'progress-report' });
    expect(due(logged, 'progress-report')).toBe(monthAfter(before.now));
  });
});

describe('correct-entry on a document that was another', () => {
  it('an introductory letter that was a session log is owed again, from the first visit', () => {
    const told = sent(intake(), 'introductory-letter');
    expect(due(told, 'introductory-letter')).toBeUndefined();
    expect(due(really(told, { document: 'session-log' }), 'introductory-letter')).toBe(
      due(intake(), 'introductory-letter'),
    );
  });

  it('an assessment summary likewise, from the baseline; a second one still stands for it', () => {
    const told = sent(planned(), 'assessment-summary');
    expect(due(really(told, { document: 'session-log' }), 'assessment-summary')).toBe(
      due(planned(), 'assessment-summary'),
    );
    const twice = sent(told, 'assessment-summary');
    expect(due(really(twice, { document: 'session-log' }), 'assessment-summary')).toBeUndefined();
  });

  it('owed again while the program stands still, it waits until that goes on', () => {
    const told = sent(intake(), 'introductory-letter');
    const held = told.given('hold-program', {
      reason: 'vacation',
      reviewOn: harborCalendar.dateOf(days(told.now, 9)),
    });
    const owed = really(held, { document: 'session-log' });
    expect(owed.episode?.deadlines['introductory-letter']).toBeUndefined();
    const resumed = owed.after({ days: 3 }).given('resume-program', {});
    expect(due(resumed, 'introductory-letter')).toBe(harborCalendar.nextOpen(plusHours(resumed.now, 24)));
  });
});

describe('correct-entry on a change in status', () => {
  const told = sent(returned(), 'change-in-status');
  const cleared = told
    .given('record-paper', { paper: 'medical-clearance', signedOn: harborCalendar.dateOf(told.now) })
    .given('resume-program', {})
    .after({ days: 2 });
  const again = cleared.given('return-to-provider', { signs: ['swelling'], occurredAt: cleared.now });

  it('of an earlier red flag leaves the deadline of a newer one alone', () => {
    const due2 = due(again, 'change-in-status');
    expect(due2).toBeDefined();
    expect(due(really(again, { channel: 'portal' }), 'change-in-status')).toBe(due2);
  });

  it('that was a session log leaves the provider to be told, from the day of the red flag', () => {
    expect(due(really(cleared, { document: 'session-log' }), 'change-in-status')).toBe(
      due(returned(), 'change-in-status'),
    );
  });

  it('written down as something else before the red flag tells nobody of it', () => {
    const logged = sent(active(), 'session-log');
    const flagged = logged.given('return-to-provider', { signs: ['swelling'], occurredAt: logged.now });
    const corrected = really(flagged, { document: 'change-in-status' });
    expect(due(corrected, 'change-in-status')).toBe(due(flagged, 'change-in-status'));
  });
});
