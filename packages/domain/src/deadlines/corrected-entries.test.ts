import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import type { BodyOf } from '../episode/commands.ts';
import { date, readings } from '../scenario/cast.ts';
import { active, baseline, drafting, intake, issued, planned, returned } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

type Document = BodyOf<'record-document-sent'>['document'];

const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);
const inOpenDays = (from: Instant, count: number): Instant => harborCalendar.nextOpen(days(from, count));
const dueOf = ({ episode }: Scene, kind: DeadlineKind): Instant | undefined => episode?.deadlines[kind]?.due;
const sent = (scene: Scene, document: Document) =>
  scene.given('record-document-sent', { document, sentAt: scene.now, channel: 'fax' });
const lastVersion = ({ journal }: Scene) => journal.at(-1)?.version ?? 0;

/** The document of that entry was another, or went another way. */
const wasReally = (scene: Scene, version: number, change: Partial<BodyOf<'record-document-sent'>>): Scene => {
  const entry = scene.journal[version - 1];
  if (entry?.type !== 'DocumentSent') throw new Error('the story sends no document there');
  const corrected = { command: 'record-document-sent', body: { ...entry.data, ...change } } as const;
  return scene.given('correct-entry', { version, reason: 'mistyped', corrected });
};
const sessionWas = (scene: Scene, version: number, heldAt: Instant) =>
  scene.given('correct-entry', {
    version,
    reason: 'wrong-date',
    corrected: { command: 'record-session', body: { heldAt, durationMinutes: 50 } },
  });
const assessmentWas = (scene: Scene, version: number, assessedAt: Instant) => {
  const entry = scene.journal[version - 1];
  if (entry?.type !== 'AssessmentRecorded') throw new Error('the story has no assessment there');
  const corrected = { command: 'record-assessment', body: { ...entry.data, assessedAt } } as const;
  return scene.given('correct-entry', { version, reason: 'wrong-date', corrected });
};

describe('a document that was really a progress report', () => {
  it('counts thirty days from when it was sent, as if it had been written down so', () => {
    const scene = active().after({ days: 20 });
    const mistaken = sent(scene, 'session-log');
    const corrected = wasReally(mistaken.after({ days: 2 }), lastVersion(mistaken), {
      document: 'progress-report',
    });
    expect(dueOf(corrected, 'progress-report')).toBe(inOpenDays(scene.now, 30));
  });

  it('serves the follow-up visit it was written for', () => {
    const scene = active();
    const expecting = scene.given('schedule-follow-up', { visitAt: days(scene.now, 10) }).after({ days: 5 });
    const mistaken = sent(expecting, 'session-log');
    const corrected = wasReally(mistaken, lastVersion(mistaken), { document: 'progress-report' });
    expect(dueOf(corrected, 'progress-report')).toBe(inOpenDays(expecting.now, 30));
    expect(corrected.episode?.program?.followUp?.servedBy).toBe(lastVersion(mistaken));
  });

  it('does not serve a visit that was planned only after it, nor does any other document', () => {
    const scene = active();
    const mistaken = sent(scene, 'session-log');
    const visitAt = days(scene.now, 10);
    const expecting = mistaken.given('schedule-follow-up', { visitAt });
    const earlier = wasReally(expecting, lastVersion(mistaken), { document: 'progress-report' });
    expect([dueOf(earlier, 'progress-report'), earlier.episode?.program?.followUp?.visitAt]).toEqual([
      visitAt,
      visitAt,
    ]);
    const letter = sent(expecting, 'session-log');
    const other = wasReally(letter, lastVersion(letter), { document: 'introductory-letter' });
    expect([dueOf(other, 'progress-report'), other.episode?.program?.followUp?.visitAt]).toEqual([
      visitAt,
      visitAt,
    ]);
  });

  it('moves what it had armed when its own day was mistyped', () => {
    const scene = active().after({ days: 20 });
    const told = sent(scene, 'progress-report');
    const corrected = wasReally(told, lastVersion(told), { sentAt: days(scene.now, -4) });
    expect(dueOf(corrected, 'progress-report')).toBe(inOpenDays(days(scene.now, -4), 30));
  });

  it('says nothing of the next report when a later one was sent since', () => {
    const first = sent(active().after({ days: 10 }), 'progress-report');
    const second = sent(first.after({ days: 10 }), 'progress-report');
    const corrected = wasReally(second, lastVersion(first), { channel: 'portal' });
    expect(corrected.episode?.deadlines['progress-report']).toEqual(
      second.episode?.deadlines['progress-report'],
    );
  });

  it('says nothing of the next report when its way alone was mistyped', () => {
    const told = sent(active().after({ days: 10 }), 'progress-report');
    const corrected = wasReally(told.after({ days: 1 }), lastVersion(told), { channel: 'portal' });
    expect(dueOf(corrected, 'progress-report')).toBe(dueOf(told, 'progress-report'));
  });

  it('says nothing before the program is active', () => {
    const mistaken = sent(planned(), 'session-log');
    const corrected = wasReally(mistaken, lastVersion(mistaken), { document: 'progress-report' });
    expect(dueOf(corrected, 'progress-report')).toBeUndefined();
    expect(dueOf(sent(planned(), 'progress-report'), 'progress-report')).toBeUndefined();
  });
});

describe('a document of an earlier occasion, corrected', () => {
  it('does not stand for the change in status of a later return', () => {
    const first = sent(returned(), 'change-in-status');
    const again = first
      .given('record-paper', { paper: 'medical-clearance', signedOn: date('2026-03-06') })
      .given('resume-program', {})
      .given('return-to-provider', { signs: ['swelling'], occurredAt: first.now });
    const corrected = wasReally(again, lastVersion(first), { channel: 'portal' });
    expect(dueOf(corrected, 'change-in-status')).toBeDefined();
  });

  it('nor does another document that was sent since and stays what it was', () => {
    const log = sent(returned(), 'session-log');
    const corrected = wasReally(log, lastVersion(log), { channel: 'portal' });
    expect(dueOf(corrected, 'change-in-status')).toBe(dueOf(returned(), 'change-in-status'));
    const amended = sessionOrBaselineCorrected(issued());
    const again = sent(amended, 'session-log');
    const still = wasReally(again, lastVersion(again), { channel: 'portal' });
    expect(dueOf(still, 'report-amendment')).toBe(dueOf(amended, 'report-amendment'));
  });

  it('one sent since does, once it is called by its name', () => {
    const mistaken = sent(returned(), 'session-log');
    const corrected = wasReally(mistaken, lastVersion(mistaken), { document: 'change-in-status' });
    expect(dueOf(corrected, 'change-in-status')).toBeUndefined();
  });

  it('does not stand for the amendment of a report', () => {
    const summary = sent(issued(), 'discharge-summary');
    const amending = sessionOrBaselineCorrected(summary);
    expect(dueOf(wasReally(amending, lastVersion(summary), { channel: 'portal' }), 'report-amendment')).toBe(
      dueOf(amending, 'report-amendment'),
    );
    const again = sent(amending, 'session-log');
    const named = wasReally(again, lastVersion(again), { document: 'discharge-summary' });
    expect(dueOf(named, 'report-amendment')).toBeUndefined();
  });
});

const sessionOrBaselineCorrected = (scene: Scene) => assessmentWas(scene, 5, baseline().now);

describe('an amendment', () => {
  it('of an issued report is due within 7 days of the correction', () => {
    const scene = issued();
    expect(dueOf(sessionOrBaselineCorrected(scene), 'report-amendment')).toBe(inOpenDays(scene.now, 7));
    const withSession = active().given('record-session', { heldAt: active().now, durationMinutes: 50 });
    const told = withSession
      .given('conclude-program', { reason: 'plateau' })
      .given('issue-report', { recommendation: 'further-exercise' });
    expect(dueOf(sessionWas(told, 9, active().now), 'report-amendment')).toBe(inOpenDays(told.now, 7));
  });

  it('is not due for a paper or a document, nor while the report is a draft', () => {
    const paper = {
      command: 'record-paper',
      body: { paper: 'release-of-information', signedOn: date('2026-03-01') },
    } as const;
    const told = issued().given('correct-entry', { version: 2, reason: 'wrong-date', corrected: paper });
    expect(dueOf(told, 'report-amendment')).toBeUndefined();
    const letter = sent(issued(), 'session-log');
    expect(
      dueOf(wasReally(letter, lastVersion(letter), { channel: 'portal' }), 'report-amendment'),
    ).toBeUndefined();
    expect(dueOf(sessionOrBaselineCorrected(drafting()), 'report-amendment')).toBeUndefined();
  });
});

describe('a mistyped day', () => {
  it('of the baseline moves its summary and the re-assessment, and no summary that was sent', () => {
    const scene = active();
    const assessedAt = intake().episode?.program?.startedAt ?? scene.now;
    const moved = assessmentWas(scene, 5, assessedAt);
    expect(dueOf(moved, 'assessment-summary')).toBe(inOpenDays(assessedAt, 7));
    expect(dueOf(moved, 're-assessment')).toBe(inOpenDays(assessedAt, 30));
    expect(dueOf(moved, 'assessment-summary')).not.toBe(dueOf(scene, 'assessment-summary'));
    const told = assessmentWas(sent(scene, 'assessment-summary'), 5, assessedAt);
    expect(dueOf(told, 'assessment-summary')).toBeUndefined();
  });

  it('of an earlier assessment or session moves nothing', () => {
    const later = active().after({ days: 10 });
    const reassessed = later.given('record-assessment', {
      kind: 're-assessment',
      assessedAt: later.now,
      measures: readings(100, 19),
    });
    expect(dueOf(assessmentWas(reassessed, 5, baseline().now), 're-assessment')).toBe(
      dueOf(reassessed, 're-assessment'),
    );
    const sessions = active()
      .given('record-session', { heldAt: active().now, durationMinutes: 50 })
      .after({ days: 5 });
    const twice = sessions.given('record-session', { heldAt: sessions.now, durationMinutes: 50 });
    expect(dueOf(sessionWas(twice, 9, days(active().now, -1)), 'inactivity-outreach')).toBe(
      days(sessions.now, 14),
    );
  });

  it('a session written down late does not bring the outreach forward', () => {
    const scene = active().after({ days: 5 });
    const last = scene.given('record-session', { heldAt: scene.now, durationMinutes: 50 });
    const late = last.given('record-session', { heldAt: days(scene.now, -3), durationMinutes: 50 });
    expect(dueOf(late, 'inactivity-outreach')).toBe(days(scene.now, 14));
  });
});
