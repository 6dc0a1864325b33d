import type { MemberId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { date, facts, monday, note, reaction, referralOf, trainerId } from '../scenario/cast.ts';
import { accepted, active, received } from '../scenario/places.ts';
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

  it('accepting without a word about the trainer keeps the one assigned before', () => {
    const assigned = received().given('assign-trainer', { trainerId }).given('accept-referral', {});
    expect(assigned.episode?.trainerId).toBe(trainerId);
    expect(assigned.when('accept-referral', {}).kind).toBe('unchanged');
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

  it('a member that cancels a referral closes it as a member', () => {
    const { recorded } = accepted().when('cancel-referral', { reason: 'client-request' });
    expect(recorded.map(({ type, data }) => [type, data])).toEqual([
      ['ReferralCancelled', { reason: 'client-request' }],
      ['EpisodeClosed', { outcome: 'cancelled', reason: 'client-request', closing: 'member' }],
    ]);
  });

  it('a partner that cancels a running program is noted once; a member may not cancel it', () => {
    const { events, episode, recorded } = active().when(
      'cancel-referral',
      { reason: 'referrer-request' },
      { by: reaction },
    );
    expect(events).toEqual(['CancellationNoted']);
    expect(recorded[0]?.data).toEqual({ reason: 'referrer-request' });
    expect(episode.cancellationRequestedAt).toBe(active().now);
    expect(episode.position).toBe('program/active');
    const noted = active().given('cancel-referral', { reason: 'referrer-request' }, { by: reaction });
    expect(noted.when('cancel-referral', { reason: 'referrer-request' }, { by: reaction }).kind).toBe(
      'unchanged',
    );
    for (const running of [active(), noted])
      expect(running.when('cancel-referral', { reason: 'duplicate' }).codes[0]).toBe('not-in-this-status');
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

  it('asking for something more keeps what was asked before', () => {
    const asked = opened().given('request-information', { items: [{ need: 'condition', from: 'referrer' }] });
    expect(asked.episode?.missing).toEqual([
      { need: 'informed-consent', from: 'client' },
      { need: 'condition', from: 'referrer' },
    ]);
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

  it('a visit is not scheduled where the referral was cancelled, not even the same again', () => {
    const visitAt = harborCalendar.plusDays(accepted().now, 2);
    const cancelled = accepted()
      .given('schedule-first-visit', { visitAt })
      .given('cancel-referral', { reason: 'client-request' });
    expect(cancelled.when('schedule-first-visit', { visitAt }).codes).toEqual(['reopen-first']);
  });

  it('assigning the same trainer stays quiet', () => {
    expect(accepted().when('assign-trainer', { trainerId }).kind).toBe('unchanged');
  });
});
