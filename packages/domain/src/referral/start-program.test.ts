import type { LocalDate } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { plusHours } from '../kernel/instant.ts';
import { date, dischargedAt, facts, monday, referralOf, trainerId } from '../scenario/cast.ts';
import { accepted, places, received } from '../scenario/places.ts';
import { harborCalendar, Scene } from '../scenario/scene.ts';

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

  it('happens with a visit that began at the very instant of the discharge', () => {
    const scene = received()
      .given('record-paper', { paper: 'release-of-information', signedOn: date('2026-02-27') })
      .given('accept-referral', { trainerId });
    const startedAt = (visitHeldAt: typeof dischargedAt) =>
      scene.when('start-program', { visitHeldAt }).codes;
    expect(startedAt(dischargedAt)).toEqual([]);
    expect(startedAt(plusHours(dischargedAt, -1))).toEqual(['visit-before-discharge']);
  });

  it('is refused once the program is over, also for the same visit', () => {
    const scene = places['report/drafting']();
    const visitHeldAt = scene.episode?.program?.startedAt ?? scene.now;
    expect(scene.when('start-program', { visitHeldAt }).codes).toEqual(['not-in-this-status']);
  });

  it('stays quiet about the same visit', () => {
    const scene = places['program/intake']();
    expect(
      scene.when('start-program', { visitHeldAt: scene.episode?.program?.startedAt ?? scene.now }).kind,
    ).toBe('unchanged');
  });
});
