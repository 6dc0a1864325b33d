import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { date } from '../scenario/cast.ts';
import { active, drafting, intake, issued, onHold, places, received, returned } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';
import { earliestDue, nextSweepAt, stepDue } from './standing.ts';

const days = (from: Instant, count: number): Instant => harborCalendar.plusDays(from, count);
const standing = ({ episode }: Scene, kind: DeadlineKind) => {
  const deadline = episode?.deadlines[kind];
  if (deadline === undefined) throw new Error(`the story has no deadline ${kind}`);
  return deadline;
};
const missed = (scene: Scene, kind: DeadlineKind) => {
  const { due } = standing(scene, kind);
  return scene.at(due).when('miss', { deadline: kind, due });
};
const step = (scene: Scene, kind: DeadlineKind): Scene => scene.with(missed(scene, kind));

const amending = (): Scene => {
  const entry = issued().journal[4];
  if (entry?.type !== 'AssessmentRecorded') throw new Error('the story has a baseline there');
  const corrected = { command: 'record-assessment', body: entry.data } as const;
  return issued().given('correct-entry', { version: 5, reason: 'mistyped', corrected });
};

describe('a deadline that passes', () => {
  it.each([
    ['referral-answer', received],
    ['introductory-letter', intake],
    ['assessment-summary', active],
    ['re-assessment', active],
    ['progress-report', active],
    ['inactivity-outreach', active],
    ['change-in-status', returned],
    ['hold-review', onHold],
    ['report', drafting],
    ['report-amendment', amending],
  ] as const)('%s is shown as late, and changes nothing else', (kind, story) => {
    const scene = story();
    const { due } = standing(scene, kind);
    const { events, recorded, episode } = missed(scene, kind);
    expect(events).toEqual(['DeadlineMissed']);
    expect(recorded[0]?.data).toEqual({ deadline: kind, due });
    expect(episode.position).toBe(scene.episode?.position);
    expect(episode.deadlines[kind]).toMatchObject({ due, missedAt: due });
  });

  it('inactivity holds the program and has the hold reviewed 14 days later, then ends it', () => {
    const flagged = step(active(), 'inactivity-outreach');
    const held = missed(flagged, 'inactivity-hold');
    expect(held.recorded.map(({ type, data }) => [type, data])).toEqual([
      ['DeadlineMissed', { deadline: 'inactivity-hold', due: standing(flagged, 'inactivity-hold').due }],
      [
        'ProgramHeld',
        {
          reason: 'inactivity',
          reviewOn: harborCalendar.dateOf(days(standing(flagged, 'inactivity-hold').due, 14)),
        },
      ],
    ]);
    const holding = step(flagged, 'inactivity-hold');
    expect(missed(holding, 'inactivity-withdrawal').recorded[1]?.data).toEqual({
      outcome: 'withdrawn',
      reason: 'lost-to-follow-up',
      closing: 'inactivity',
    });
  });

  it('each step of inactivity falls on its day, closed or not', () => {
    const from = active().now;
    const sessionOn = active().given('record-session', { heldAt: from, durationMinutes: 50 });
    const flagged = step(sessionOn, 'inactivity-outreach');
    const holding = step(flagged, 'inactivity-hold');
    expect(standing(flagged, 'inactivity-hold').due).toBe(days(from, 30));
    expect(standing(holding, 'inactivity-withdrawal').due).toBe(days(from, 60));
  });

  it('a withdrawal that is taken back waits sixty days again, to a Sunday if it falls so', () => {
    const holding = step(step(active(), 'inactivity-outreach'), 'inactivity-hold');
    const closed = holding.given('withdraw-client', { reason: 'client-request' });
    const wednesday = closed.at('2026-04-08T14:00:00.000Z' as Instant);
    const reopened = wednesday.given('reopen-episode', { reason: 'client-returned' });
    expect(reopened.episode?.position).toBe('program/on-hold');
    expect(standing(reopened, 'inactivity-withdrawal').due).toBe('2026-06-07T14:00:00.000Z');
  });

  it('a client who is returned to the provider is waited for no longer; what was missed stays missed', () => {
    const flagged = step(active(), 'inactivity-outreach');
    const back = flagged.given('return-to-provider', { signs: ['swelling'], occurredAt: flagged.now });
    expect(Object.keys(back.episode?.deadlines ?? {}).sort()).toEqual([
      'change-in-status',
      'inactivity-outreach',
    ]);
  });
});

describe('what the sweep does next', () => {
  const deadline = {
    due: '2026-03-04T15:00:00.000Z' as Instant,
    remindAt: '2026-03-04T03:00:00.000Z' as Instant,
    armedBy: 1,
  };
  const at = (text: string) => text as Instant;

  it('reminds from the reminder’s instant on, once, and misses from the due instant on, once', () => {
    expect(stepDue(deadline, at('2026-03-04T02:59:59.999Z'))).toBeUndefined();
    expect(stepDue(deadline, at('2026-03-04T03:00:00.000Z'))).toBe('remind');
    expect(stepDue(deadline, at('2026-03-04T14:59:59.999Z'))).toBe('remind');
    expect(stepDue(deadline, at('2026-03-04T15:00:00.000Z'))).toBe('miss');
    const reminded = { ...deadline, remindedAt: at('2026-03-04T03:00:00.000Z') };
    expect(stepDue(reminded, at('2026-03-04T14:59:59.999Z'))).toBeUndefined();
    expect(stepDue(reminded, at('2026-03-04T15:00:00.000Z'))).toBe('miss');
    expect(stepDue({ ...reminded, missedAt: deadline.due }, at('2026-03-05T15:00:00.000Z'))).toBeUndefined();
  });

  const sweepAt = ({ episode }: Scene) => episode && nextSweepAt(episode);

  it('is the earliest reminder or due instant of what is not late yet', () => {
    const scene = active();
    const letter = standing(scene, 'introductory-letter');
    expect(sweepAt(scene)).toBe(letter.remindAt);
    const body = { deadline: 'introductory-letter', due: letter.due } as const;
    const reminded = scene.at(letter.remindAt).given('remind', body);
    expect(sweepAt(reminded)).toBe(letter.due);
    expect(standing(reminded, 'introductory-letter').remindedAt).toBe(letter.remindAt);
    expect(sweepAt(step(reminded, 'introductory-letter'))).toBe(
      standing(scene, 'assessment-summary').remindAt,
    );
    expect(sweepAt(places['closed/withdrawn']())).toBeUndefined();
  });

  it('what is shown first is the earliest due, late ones included', () => {
    const earliest = ({ episode }: Scene) => episode && earliestDue(episode)?.kind;
    expect(earliest(active())).toBe('introductory-letter');
    expect(earliest(step(active(), 'introductory-letter'))).toBe('introductory-letter');
    const scene = active();
    const told = scene.given('record-document-sent', {
      document: 'introductory-letter',
      sentAt: scene.now,
      channel: 'fax',
    });
    expect(earliest(told)).toBe('assessment-summary');
    const visit = told.given('schedule-follow-up', { visitAt: days(scene.now, 1) });
    expect(earliest(visit)).toBe('progress-report');
    expect(earliest(places['closed/withdrawn']())).toBeUndefined();
  });

  it('of a held program is to remind of its review', () => {
    const held = active().given('hold-program', { reason: 'vacation', reviewOn: date('2026-03-20') });
    expect(sweepAt(held)).toBe(standing(held, 'hold-review').remindAt);
  });
});
