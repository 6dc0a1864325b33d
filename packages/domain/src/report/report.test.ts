import { describe, expect, it } from 'vitest';
import { plusDays } from '../kernel/instant.ts';
import { date, goals, note, reaction } from '../scenario/cast.ts';
import {
  active,
  drafting,
  goalsMet,
  intake,
  issued,
  openedByGoals,
  places,
  planned,
  returned,
} from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

const nextGoals = (scene: Scene) => {
  const today = harborCalendar.dateOf(scene.now);
  return { goals: goals(100, 125, plusDays(today, 28), plusDays(today, 88)) };
};

describe('open-report', () => {
  it('happens when every long-term goal is met on a fresh assessment', () => {
    const { events, episode } = goalsMet().when('open-report', {});
    expect(events).toEqual(['ReportOpened']);
    expect(episode).toMatchObject({
      position: 'report/drafting',
      report: { reason: 'goals-met', openedFrom: 'program/active' },
    });
  });

  it.each([
    [14, []],
    [15, ['re-assessment-too-old']],
  ])('on an assessment of %i days ago: %j', (days, codes) => {
    expect(goalsMet().after({ days }).when('open-report', {}).codes).toEqual(codes);
  });

  it('is refused with whom it is for to supply what is missing', () => {
    const trainerSupplies = (code: string) => ({ code, suppliedBy: 'trainer' });
    expect(goalsMet().after({ days: 15 }).when('open-report', {}).failures).toEqual([
      trainerSupplies('re-assessment-too-old'),
    ]);
    const noGoals = planned().given('set-goals', { goals: nextGoals(planned()).goals.slice(0, 1) });
    expect(noGoals.when('conclude-program', { reason: 'goals-met' }).failures).toEqual([
      trainerSupplies('long-term-goal-missing'),
      trainerSupplies('re-assessment-too-old'),
    ]);
  });

  it('is refused while a long-term goal is open; stays quiet when there is a report', () => {
    expect(active().when('open-report', {}).codes).toEqual([
      'long-term-goal-open',
      'long-term-goal-open',
      're-assessment-too-old',
    ]);
    expect(openedByGoals().when('open-report', {}).kind).toBe('unchanged');
  });
});

describe('issue-report and acknowledge-report', () => {
  it('issuing happens under a release of information, and is refused without', () => {
    expect(
      drafting().when('issue-report', { recommendation: 'further-exercise' }).episode.report?.issuedAt,
    ).toBe(drafting().now);
    const lapsed = drafting().given('record-paper', {
      paper: 'release-of-information',
      signedOn: date('2026-03-01'),
      expiresOn: date('2026-03-02'),
    });
    expect(lapsed.when('issue-report', { recommendation: 'further-exercise' }).codes).toEqual([
      'paper-expired',
    ]);
  });

  it('acknowledging happens once', () => {
    const scene = issued();
    const body = { acknowledgedAt: scene.now, channel: 'fax' } as const;
    const acknowledged = scene.given('acknowledge-report', body);
    expect(acknowledged.episode?.report?.acknowledgedAt).toBe(scene.now);
    expect(acknowledged.when('acknowledge-report', body).kind).toBe('unchanged');
  });

  it('acknowledging is refused where no report is waiting, also when one was acknowledged before', () => {
    const scene = issued();
    const body = { acknowledgedAt: scene.now, channel: 'fax' } as const;
    const acknowledged = scene.given('acknowledge-report', body);
    const refusals = [
      acknowledged.given('close-episode', {}),
      acknowledged.given('continue-program', nextGoals(scene)),
    ];
    expect(refusals.map((place) => place.when('acknowledge-report', body).codes)).toEqual([
      ['reopen-first'],
      ['not-in-this-status'],
    ]);
  });

  it('the reaction to it closes the episode as acknowledged, a member as a member', () => {
    const scene = issued();
    const acknowledged = scene.given('acknowledge-report', { acknowledgedAt: scene.now, channel: 'fax' });
    const closing = (telling = {}) =>
      acknowledged.when('close-episode', { note: note(3) }, telling).recorded[0]?.data;
    expect(closing({ by: reaction })).toMatchObject({
      outcome: 'completed',
      reason: 'plateau',
      closing: 'acknowledged',
    });
    expect(closing()).toMatchObject({ closing: 'member' });
  });
});

describe('continue-program', () => {
  it('happens with new goals, in one commit', () => {
    const scene = issued();
    const { events, episode } = scene.when('continue-program', nextGoals(scene));
    expect(events).toEqual(['ProgramContinued', 'GoalsSet']);
    expect(episode.position).toBe('program/active');
  });

  it('is refused where a baseline and a plan were never made', () => {
    const scene = intake().given('conclude-program', { reason: 'relocation' });
    expect(scene.when('continue-program', nextGoals(scene)).codes).toEqual([
      'baseline-missing',
      'plan-missing',
    ]);
  });

  it('happens with a caution, which stays, and keeps the day of the first activation', () => {
    const scene = active();
    const flagged = scene.given('record-session', {
      heldAt: scene.now,
      durationMinutes: 50,
      redFlagSigns: ['night-pain'],
    });
    const concluded = flagged.given('conclude-program', { reason: 'plateau' }).after({ days: 3 });
    const { episode } = concluded.when('continue-program', nextGoals(concluded));
    expect(episode).toMatchObject({
      position: 'program/active',
      redFlag: { level: 'caution' },
      program: { activatedAt: planned().now },
    });
  });

  it('activates a program that was planned and never active', () => {
    const concluded = planned().given('conclude-program', { reason: 'plateau' }).after({ days: 3 });
    const { episode } = concluded.when('continue-program', nextGoals(concluded));
    expect(episode.program?.activatedAt).toBe(concluded.now);
  });

  it('is no way round a clearance', () => {
    const scene = returned().given('conclude-program', { reason: 'returned-to-therapy' });
    expect(scene.when('continue-program', nextGoals(scene)).codes).toEqual(['clearance-needed']);
    const cleared = scene.given('record-paper', {
      paper: 'medical-clearance',
      signedOn: harborCalendar.dateOf(scene.now),
    });
    const { episode } = cleared.when('continue-program', nextGoals(scene));
    expect([episode.position, episode.redFlag, episode.suspension]).toEqual([
      'program/active',
      undefined,
      undefined,
    ]);
  });
});

describe('withdraw, reopen, entered in error', () => {
  it('withdrawing keeps the reason and the last contact', () => {
    const scene = active();
    const { recorded } = scene.when('withdraw-client', {
      reason: 'relocation',
      lastContactAt: scene.now,
      note: note(4),
    });
    expect(recorded[0]?.data).toEqual({
      outcome: 'withdrawn',
      reason: 'relocation',
      closing: 'member',
      lastContactAt: scene.now,
      note: note(4),
    });
  });

  it('a closed episode says reopen-first, and reopens where it stood as a new loop', () => {
    const scene = places['closed/withdrawn']();
    expect(scene.when('record-session', { heldAt: scene.now, durationMinutes: 30 }).failures).toEqual([
      { code: 'reopen-first', subject: 'closed/withdrawn' },
    ]);
    const { episode } = scene.when('reopen-episode', { reason: 'client-returned' });
    expect(episode).toMatchObject({ position: 'program/active', loop: 2 });
    expect(episode.closedFrom).toBeUndefined();
  });

  it('a returned client stays returned through closing and reopening', () => {
    const scene = returned()
      .given('withdraw-client', { reason: 'client-request' })
      .given('reopen-episode', { reason: 'client-returned' });
    expect(scene.episode?.position).toBe('program/returned-to-provider');
    expect(scene.when('resume-program', {}).codes).toEqual(['clearance-needed']);
  });

  it('entered in error is for good', () => {
    const scene = places['closed/completed']().given('mark-entered-in-error', { reason: 'wrong-client' });
    expect(scene.when('reopen-episode', { reason: 'closed-in-error' }).codes).toEqual(['entered-in-error']);
    expect(scene.when('mark-entered-in-error', { reason: 'duplicate' }).kind).toBe('unchanged');
  });
});
