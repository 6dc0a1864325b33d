import type { LocalDate, MemberId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { date, facts, monday, note, reaction, referralOf, trainerId } from '../scenario/cast.ts';
import { accepted, active, places, received } from '../scenario/places.ts';
import { harborCalendar, Scene } from '../scenario/scene.ts';

const opened = (change: Parameters<typeof facts>[0] = {}) =>
  new Scene().given('open-referral', referralOf(facts(change)));

describe('open-referral', () => {
  it('happens: received, and what is missing is asked of who can supply it', () => {
    const reply = new Scene().when(
      'open-referral',
      referralOf(facts({ missing: ['referrer', 'informed-consent'] })),
    );
    expect(reply.events).toEqual(['ReferralOpened', 'InformationRequested']);
    expect(reply.episode).toMatchObject({
      position: 'referral/information-requested',
      missing: [
        { need: 'referrer', from: 'partner' },
        { need: 'informed-consent', from: 'client' },
      ],
    });
  });

  it('happens: nothing missing, nothing asked', () => {
    expect(new Scene().when('open-referral', referralOf(facts({ missing: [] }))).events).toEqual([
      'ReferralOpened',
    ]);
  });

  it('stays quiet when the episode is open already', () => {
    expect(opened().when('open-referral', referralOf(facts())).kind).toBe('unchanged');
  });
});

describe('receive-information and apply-correction', () => {
  const answered = facts({ canonicalVersion: 2, missing: [] });

  it('happens: the last answer brings the referral back to received', () => {
    const { episode, events } = opened().when('receive-information', { facts: answered });
    expect(events).toEqual(['InformationReceived']);
    expect(episode).toMatchObject({ position: 'referral/received', missing: [], canonicalVersion: 2 });
  });

  it('happens: a need stays asked of whom it was asked', () => {
    const asked = opened().given('request-information', {
      items: [{ need: 'informed-consent', from: 'partner' }],
    });
    const still = facts({ canonicalVersion: 2, missing: ['informed-consent', 'condition'] });
    expect(asked.when('apply-correction', { facts: still }).episode.missing).toEqual([
      { need: 'informed-consent', from: 'partner' },
      { need: 'condition', from: 'partner' },
    ]);
  });

  it('happens: a corrected referral replaces the one that came before, and one recorded at the practice stays', () => {
    const papers = [{ paper: 'written-referral', signedOn: date('2026-02-20') }] as const;
    const corrected = opened().when('apply-correction', { facts: facts({ canonicalVersion: 2, papers }) });
    expect(corrected.episode.papers['written-referral']?.signedOn).toBe('2026-02-20');
    const recorded = opened().given('record-paper', {
      paper: 'written-referral',
      signedOn: date('2026-03-01'),
    });
    const after = recorded.when('apply-correction', { facts: facts({ canonicalVersion: 2, papers }) });
    expect(after.episode.papers['written-referral']?.signedOn).toBe('2026-03-01');
  });

  it('happens: what a correction no longer says is not known any more', () => {
    const { onsetOn: _taken, ...silent } = facts({
      canonicalVersion: 2,
      papers: [],
      missing: ['written-referral'],
    });
    const { episode } = opened().when('apply-correction', { facts: silent });
    expect(episode).not.toHaveProperty('onsetOn');
    expect(episode.papers).toEqual({});
    expect(episode.missing).toEqual([{ need: 'written-referral', from: 'partner' }]);
  });

  it('stays quiet about older facts, in whatever order they come', () => {
    const newest = opened().given('receive-information', { facts: answered });
    expect(newest.when('apply-correction', { facts: facts() }).kind).toBe('unchanged');
    expect(newest.when('receive-information', { facts: answered }).kind).toBe('unchanged');
  });
});

describe('accept, decline, cancel', () => {
  it('accepting happens and assigns the trainer; again stays quiet, with another trainer it is refused', () => {
    const scene = accepted();
    expect(scene.episode).toMatchObject({ position: 'referral/accepted', trainerId });
    expect(scene.when('accept-referral', { trainerId }).kind).toBe('unchanged');
    expect(scene.when('accept-referral', { trainerId: 'otis-berg' as MemberId }).codes).toEqual([
      'not-in-this-status',
    ]);
  });

  it('declining closes with the reason; again stays quiet', () => {
    const { events, episode, recorded } = received().when('decline-referral', {
      reason: 'no-capacity',
      note: note(7),
    });
    expect(events).toEqual(['ReferralDeclined', 'EpisodeClosed']);
    expect(recorded[1]?.data).toEqual({ outcome: 'declined', reason: 'no-capacity', closing: 'member' });
    expect(episode).toMatchObject({
      position: 'closed/declined',
      closedFrom: 'referral/received',
      deadlines: {},
    });
  });

  it('a partner that cancels a referral closes it, and says so', () => {
    const { recorded } = accepted().when('cancel-referral', { reason: 'referrer-request' }, { by: reaction });
    expect(recorded.map(({ type }) => type)).toEqual(['ReferralCancelled', 'EpisodeClosed']);
    expect(recorded[1]?.data).toMatchObject({ outcome: 'cancelled', closing: 'partner-request' });
  });

  it('a partner that cancels a running program is noted once; a member may not cancel it', () => {
    const { events, episode } = active().when(
      'cancel-referral',
      { reason: 'referrer-request' },
      { by: reaction },
    );
    expect(events).toEqual(['CancellationNoted']);
    expect(episode.position).toBe('program/active');
    const noted = active().given('cancel-referral', { reason: 'referrer-request' }, { by: reaction });
    expect(noted.when('cancel-referral', { reason: 'referrer-request' }, { by: reaction }).kind).toBe(
      'unchanged',
    );
    expect(active().when('cancel-referral', { reason: 'duplicate' }).failures).toEqual([
      { code: 'not-in-this-status', subject: 'program/active' },
    ]);
  });
});

describe('arranging the first visit', () => {
  it('asking twice for the same keeps one need', () => {
    const items = [
      { need: 'condition', from: 'partner' },
      { need: 'condition', from: 'referrer' },
    ] as const;
    const { episode } = received().when('request-information', { items });
    expect(episode.missing).toEqual([{ need: 'condition', from: 'referrer' }]);
  });

  it('counts contact attempts and missed visits', () => {
    const { episode } = accepted()
      .given('record-contact-attempt', { attemptedAt: monday, channel: 'phone', result: 'no-answer' })
      .given('record-missed-visit', { visitAt: monday, reason: 'no-show' });
    expect(episode).toMatchObject({ contactAttempts: 1, missedVisits: 1 });
  });

  it('a visit is scheduled ahead; in the past it is refused; the same again stays quiet', () => {
    const scene = accepted();
    const visitAt = harborCalendar.plusDays(scene.now, 2);
    expect(scene.when('schedule-first-visit', { visitAt }).events).toEqual(['FirstVisitScheduled']);
    expect(scene.when('schedule-first-visit', { visitAt: scene.now }).codes).toEqual(['visit-not-ahead']);
    expect(
      scene.given('schedule-first-visit', { visitAt }).when('schedule-first-visit', { visitAt }).kind,
    ).toBe('unchanged');
  });

  it('assigning the same trainer stays quiet', () => {
    expect(accepted().when('assign-trainer', { trainerId }).kind).toBe('unchanged');
  });
});

describe('record-paper', () => {
  it('happens: the paper that was missing settles the referral', () => {
    const reply = opened().when('record-paper', { paper: 'informed-consent', signedOn: date('2026-03-02') });
    expect(reply.episode).toMatchObject({ position: 'referral/received', missing: [] });
  });

  it('stays quiet about the same dates, but for a clearance that has to answer a later red flag', () => {
    const clearance = { paper: 'medical-clearance', signedOn: date('2026-03-05') } as const;
    const once = active().given('record-paper', clearance);
    expect(once.when('record-paper', clearance).kind).toBe('unchanged');
    const flagged = once.given('return-to-provider', { signs: ['swelling'], occurredAt: once.now });
    expect(flagged.when('resume-program', {}).codes).toEqual(['clearance-needed']);
    expect(flagged.given('record-paper', clearance).when('resume-program', {}).kind).toBe('accepted');
  });
});

describe('start-program', () => {
  const visit = (scene: Scene) => ({ visitHeldAt: scene.now });
  const bare = (onsetOn?: LocalDate) => {
    const { onsetOn: _known, ...rest } = facts({ missing: [], papers: [] });
    return new Scene()
      .given('open-referral', referralOf(onsetOn === undefined ? rest : { ...rest, onsetOn }))
      .given('accept-referral', {});
  };
  const signed = (scene: Scene) =>
    scene
      .given('assign-trainer', { trainerId })
      .given('record-paper', { paper: 'informed-consent', signedOn: date('2026-03-01') })
      .given('record-paper', { paper: 'release-of-information', signedOn: date('2026-03-01') });

  it('happens with referral, consent and release', () => {
    const scene = accepted();
    const { events, episode } = scene.when('start-program', visit(scene));
    expect(events).toEqual(['ProgramStarted']);
    expect(episode.program).toEqual({ startedAt: scene.now, goals: [], sessions: 0 });
  });

  it('is refused for everything that is missing, all at once, each with who can supply it', () => {
    const scene = bare(date('2025-11-10'));
    expect(
      scene.when('start-program', { visitHeldAt: harborCalendar.plusDays(scene.now, -5) }).failures,
    ).toEqual([
      { code: 'trainer-unassigned', suppliedBy: 'coordinator' },
      { code: 'paper-missing', subject: 'written-referral', suppliedBy: 'referrer' },
      { code: 'paper-missing', subject: 'informed-consent', suppliedBy: 'client' },
      { code: 'paper-missing', subject: 'release-of-information', suppliedBy: 'client' },
      { code: 'visit-before-discharge' },
    ]);
  });

  it('is refused on papers signed after the visit', () => {
    const scene = accepted().given('record-paper', {
      paper: 'informed-consent',
      signedOn: date('2026-03-03'),
    });
    expect(scene.when('start-program', visit(scene)).failures).toEqual([
      { code: 'paper-signed-later', subject: 'informed-consent', suppliedBy: 'client' },
    ]);
  });

  it.each([
    ['unknown', undefined, ['paper-missing']],
    ['365 days ago', date('2025-03-02'), ['paper-missing']],
    ['366 days ago', date('2025-03-01'), []],
  ] as const)('asks for a written referral when the onset is %s', (_when, onsetOn, codes) => {
    const scene = signed(bare(onsetOn));
    expect(scene.when('start-program', visit(scene)).codes).toEqual(codes);
  });

  it.each([
    [90, []],
    [91, ['paper-expired']],
  ])('a referral that states no end, %i days old', (days, codes) => {
    const signedOn = harborCalendar.dateOf(harborCalendar.plusDays(monday, -days));
    const scene = signed(bare()).given('record-paper', { paper: 'written-referral', signedOn });
    expect(scene.when('start-program', visit(scene)).codes).toEqual(codes);
  });

  it('a referral holds through the day it states', () => {
    const paper = {
      paper: 'written-referral',
      signedOn: date('2026-01-10'),
      expiresOn: date('2026-03-02'),
    } as const;
    const scene = signed(bare()).given('record-paper', paper);
    expect(scene.when('start-program', visit(scene)).kind).toBe('accepted');
    const tomorrow = scene.after({ days: 1 });
    expect(tomorrow.when('start-program', visit(tomorrow)).codes).toEqual(['paper-expired']);
  });

  it('stays quiet about the same visit', () => {
    const scene = places['program/intake']();
    expect(
      scene.when('start-program', { visitHeldAt: scene.episode?.program?.startedAt ?? scene.now }).kind,
    ).toBe('unchanged');
  });
});
