import { describe, expect, it } from 'vitest';
import { plusHours } from '../kernel/instant.ts';
import { reaction, readings } from '../scenario/cast.ts';
import { goalsMet, issued, openedByGoals } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';
import { swept } from '../scenario/swept.ts';

const reacting = { by: reaction } as const;

const corrected = (scene: Scene, flexion = 160): Scene => {
  const entry = scene.journal.findLast(({ type }) => type === 'AssessmentRecorded');
  if (entry?.type !== 'AssessmentRecorded') throw new Error('the story has no assessment');
  return scene.given('correct-entry', {
    version: entry.version,
    reason: 'mistyped',
    corrected: { command: 'record-assessment', body: { ...entry.data, measures: readings(flexion, 27) } },
  });
};
const acknowledged = (scene: Scene): Scene =>
  scene.given('acknowledge-report', { acknowledgedAt: scene.now, channel: 'fax' });
const amended = (scene: Scene): Scene =>
  scene.given('record-document-sent', {
    document: 'discharge-summary',
    sentAt: scene.now,
    channel: 'fax',
  });
const waiting = openedByGoals().given('issue-report', { recommendation: 'continue-independently' });

describe('given an issued report whose amendment is due', () => {
  it('an acknowledgement of what it said does not close the episode; once amended, it does', () => {
    const due = acknowledged(corrected(waiting));
    expect(due.when('close-episode', {}, reacting).codes).toEqual(['amendment-due']);
    expect(due.episode?.deadlines['report-amendment']).toBeDefined();
    expect(amended(due).when('close-episode', {}, reacting).recorded[0]?.data).toMatchObject({
      outcome: 'completed',
      closing: 'acknowledged',
    });
  });

  it('silence does not close it either; the amended report has its own time to be answered', () => {
    const due = corrected(waiting);
    expect(due.episode?.deadlines['report-acknowledgement']).toBeUndefined();
    const sent = amended(due.after({ days: 3 }));
    expect(sent.episode?.deadlines['report-acknowledgement']?.due).toBe(
      harborCalendar.plusDays(sent.now, 30),
    );
  });

  it('a summary that was another document after all leaves it due as before', () => {
    const due = corrected(waiting);
    const sent = amended(due.after({ days: 3 }));
    const version = sent.journal.length;
    const body = { document: 'session-log', sentAt: sent.now, channel: 'fax' } as const;
    const back = sent.given('correct-entry', {
      version,
      reason: 'mistyped',
      corrected: { command: 'record-document-sent', body },
    });
    expect(back.episode?.deadlines['report-amendment']?.due).toBe(
      due.episode?.deadlines['report-amendment']?.due,
    );
    expect(back.episode?.deadlines['report-acknowledgement']).toBeUndefined();
  });

  it('a member may close it, knowing that', () => {
    expect(acknowledged(corrected(waiting)).when('close-episode', {}).kind).toBe('accepted');
  });
});

describe('given an acknowledged report whose episode a member reopened', () => {
  const acknowledgedBefore = acknowledged(waiting);
  const reopened = acknowledgedBefore
    .given('close-episode', {}, reacting)
    .after({ days: 1 })
    .given('reopen-episode', { reason: 'new-information' });

  it('the referrer is waited for again, for as long as at first', () => {
    expect(reopened.episode?.report).not.toHaveProperty('acknowledgedAt');
    expect(reopened.episode?.deadlines['report-acknowledgement']?.due).toBe(
      harborCalendar.plusDays(reopened.now, 30),
    );
    expect(reopened.when('close-episode', {}, reacting).codes).toEqual(['report-not-acknowledged']);
  });

  it('what they say of the amended report is recorded, and closes the episode', () => {
    const sent = amended(corrected(reopened).after({ days: 3 }));
    expect(sent.when('close-episode', {}, reacting).codes).toEqual(['report-not-acknowledged']);
    const heard = acknowledged(sent.after({ days: 2 }));
    expect(heard.episode?.report?.acknowledgedAt).toBe(heard.now);
    expect(heard.episode?.deadlines).not.toHaveProperty('report-acknowledgement');
    expect(heard.when('close-episode', {}, reacting).events).toEqual(['EpisodeClosed']);
  });

  it('silence about the amended report closes it, as it does a first one', () => {
    const sent = amended(corrected(reopened));
    const later = swept(sent, harborCalendar.plusDays(sent.now, 30));
    expect(later.episode?.ended).toMatchObject({ closing: 'unanswered' });
  });
});

describe('close-episode by the reaction', () => {
  it('is refused while nobody has acknowledged the report', () => {
    expect(issued().when('close-episode', {}, reacting).codes).toEqual(['report-not-acknowledged']);
  });
});

describe('acknowledge-report', () => {
  const acknowledging = (hours: number) => {
    const scene = issued();
    const issuedAt = scene.episode?.report?.issuedAt ?? scene.now;
    const acknowledgedAt = plusHours(issuedAt, hours);
    return scene.when('acknowledge-report', { acknowledgedAt, channel: 'fax' }).codes;
  };

  it('is refused before the report was issued, but for what clocks differ by', () => {
    expect(acknowledging(-200 * 24)).toEqual(['acknowledged-before-issue']);
    expect(acknowledging(-1)).toEqual(['acknowledged-before-issue']);
    expect(acknowledging(-0.1)).toEqual([]);
    expect(acknowledging(1)).toEqual([]);
  });
});

describe('given a report that a correction withdraws', () => {
  it('to a hold, that hold is still reviewed on its date', () => {
    const scene = goalsMet();
    const reviewOn = harborCalendar.dateOf(harborCalendar.plusDays(scene.now, 10));
    const held = scene.given('hold-program', { reason: 'vacation', reviewOn });
    const concluded = held.given('conclude-program', { reason: 'goals-met' }).after({ days: 1 });
    expect(concluded.episode?.deadlines['hold-review']).toBeUndefined();
    const withdrawn = corrected(concluded, 118);
    expect(withdrawn.episode?.position).toBe('program/on-hold');
    expect(withdrawn.episode?.deadlines['hold-review']?.due).toBe(
      held.episode?.deadlines['hold-review']?.due,
    );
  });
});
