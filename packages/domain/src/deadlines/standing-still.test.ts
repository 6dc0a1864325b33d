import type { DeadlineKind, Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../kernel/instant.ts';
import { goals, pressure, readings } from '../scenario/cast.ts';
import {
  accepted,
  active,
  drafting,
  goalsMet,
  intake,
  issued,
  onHold,
  openedByGoals,
  places,
  received,
  returned,
} from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

const running = ({ episode }: Scene): readonly string[] => Object.keys(episode?.deadlines ?? {}).sort();
const waiting = ({ episode }: Scene): readonly string[] => [...(episode?.stoppedDeadlines ?? [])].sort();
const dueOf = ({ episode }: Scene, kind: DeadlineKind): Instant | undefined => episode?.deadlines[kind]?.due;

const ofAnActiveProgram = [
  'assessment-summary',
  'inactivity-outreach',
  'introductory-letter',
  'progress-report',
  're-assessment',
];

describe('what runs where an episode stands', () => {
  it.each([
    ['referral/received', received, ['referral-answer']],
    ['referral/accepted', accepted, ['first-visit']],
    ['program/intake', intake, ['introductory-letter']],
    [
      'program/baseline',
      places['program/baseline'],
      ['assessment-summary', 'introductory-letter', 're-assessment'],
    ],
    ['program/active', active, ofAnActiveProgram],
    ['program/on-hold', onHold, ['hold-review']],
    ['program/returned-to-provider', returned, ['change-in-status']],
    ['report/drafting', drafting, ['assessment-summary', 'introductory-letter', 'report']],
    ['report/issued', issued, ['assessment-summary', 'introductory-letter', 'report-acknowledgement']],
    ['closed/completed', places['closed/completed'], []],
  ] as const)('%s', (_position, story, kinds) => {
    expect(running(story())).toEqual(kinds);
  });

  it.each([
    ['on-hold', onHold, ofAnActiveProgram],
    ['returned-to-provider', returned, ofAnActiveProgram],
    ['withdrawn', places['closed/withdrawn'], ofAnActiveProgram],
    ['declined', places['closed/declined'], ['referral-answer']],
    [
      'completed',
      places['closed/completed'],
      ['assessment-summary', 'introductory-letter', 'report-acknowledgement'],
    ],
  ] as const)('%s: what was running waits', (_position, story, kinds) => {
    expect(waiting(story())).toEqual(kinds);
  });

  it('what the referrer has to be told goes on into the report, whatever stood still before', () => {
    const concluded = returned().given('conclude-program', { reason: 'returned-to-therapy' });
    expect(running(concluded)).toEqual([
      'assessment-summary',
      'change-in-status',
      'introductory-letter',
      'report',
    ]);
    expect(waiting(concluded)).toEqual([]);
  });
});

describe('going on', () => {
  it('from a hold: everything counts anew, and the review is over', () => {
    const resumed = onHold().given('resume-program', {});
    expect([running(resumed), waiting(resumed)]).toEqual([ofAnActiveProgram, []]);
  });

  it('from a return: everything counts anew, and the change in status is still to be told', () => {
    const resumed = places['program/returned-to-provider']().given('resume-program', {});
    expect(running(resumed)).toEqual(['change-in-status', ...ofAnActiveProgram].sort());
  });

  it('from a return that was an error of writing, nobody has to be told', () => {
    const scene = active();
    const session = (systolic: number) => ({
      heldAt: scene.now,
      durationMinutes: 50,
      readings: pressure(systolic),
    });
    const resumed = scene.given('record-session', session(214)).given('correct-entry', {
      version: 9,
      reason: 'mistyped',
      corrected: { command: 'record-session', body: session(124) },
    });
    expect(running(resumed)).toEqual(ofAnActiveProgram);
  });

  it('from the report: the program’s deadlines begin, the report’s are over', () => {
    for (const story of [drafting(), issued()]) {
      const today = harborCalendar.dateOf(story.now);
      const next = goals(100, 125, plusDays(today, 28), plusDays(today, 88));
      const continued = story.given('continue-program', { goals: next });
      expect(running(continued)).toEqual(ofAnActiveProgram);
      for (const kind of ['re-assessment', 'progress-report'] as const)
        expect(dueOf(continued, kind)).toBe(harborCalendar.nextOpen(harborCalendar.plusDays(story.now, 30)));
      expect(dueOf(continued, 'inactivity-outreach')).toBe(harborCalendar.plusDays(story.now, 14));
    }
  });

  it('from a withdrawn report: the program’s deadlines begin anew', () => {
    const scene = openedByGoals();
    const entry = goalsMet().journal[8];
    if (entry?.type !== 'AssessmentRecorded') throw new Error('the story has an assessment there');
    const withdrawn = scene.given('correct-entry', {
      version: 9,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body: { ...entry.data, measures: readings(118, 20) } },
    });
    expect(withdrawn.episode?.position).toBe('program/active');
    expect(running(withdrawn)).toEqual(ofAnActiveProgram);
    expect(dueOf(withdrawn, 'inactivity-outreach')).toBe(harborCalendar.plusDays(scene.now, 14));
  });

  it('a return ends the review of a hold', () => {
    const scene = onHold();
    const back = scene.given('return-to-provider', { signs: ['swelling'], occurredAt: scene.now });
    expect(running(back)).toEqual(['change-in-status']);
    expect(waiting(back)).toEqual(ofAnActiveProgram);
  });
});

describe('closed days', () => {
  /** Saturday the seventh of March; the practice opens again on Monday. */
  const onSaturday = (scene: Scene) => scene.at('2026-03-07T15:00:00.000Z' as Instant);
  const monday = '2026-03-09T14:00:00.000Z';

  it('what a person has to write moves to the next open day, at the same time of day', () => {
    const visited = accepted().at('2026-03-06T15:00:00.000Z' as Instant);
    const started = visited.given('start-program', { visitHeldAt: visited.now });
    expect(dueOf(started, 'introductory-letter')).toBe(monday);
    const assessedOnSaturday = onSaturday(intake());
    const baseline = assessedOnSaturday.given('record-assessment', {
      kind: 'baseline',
      assessedAt: assessedOnSaturday.now,
      measures: readings(95, 18),
    });
    expect(dueOf(baseline, 'assessment-summary')).toBe('2026-03-16T14:00:00.000Z');
    const concluded = onSaturday(active()).given('conclude-program', { reason: 'plateau' });
    expect(dueOf(concluded, 'report')).toBe('2026-03-16T14:00:00.000Z');
  });

  it('what is told the same day, waited for, or reviewed on a date does not move', () => {
    const saturday = onSaturday(active());
    const back = saturday.given('return-to-provider', { signs: ['swelling'], occurredAt: saturday.now });
    expect(dueOf(back, 'change-in-status')).toBe('2026-03-08T04:59:59.999Z');
    const held = saturday.given('hold-program', {
      reason: 'vacation',
      reviewOn: plusDays(harborCalendar.dateOf(saturday.now), 7),
    });
    expect(dueOf(held, 'hold-review')).toBe('2026-03-15T03:59:59.999Z');
    const session = saturday.given('record-session', { heldAt: saturday.now, durationMinutes: 50 });
    expect(dueOf(session, 'inactivity-outreach')).toBe('2026-03-21T14:00:00.000Z');
    const report = drafting().at('2026-03-12T14:00:00.000Z' as Instant);
    const told = report.given('issue-report', { recommendation: 'further-exercise' });
    expect(dueOf(told, 'report-acknowledgement')).toBe('2026-04-11T14:00:00.000Z');
  });
});
