import type { LocalDate, PaperKind } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { date, facts, referralOf, trainerId } from '../scenario/cast.ts';
import { active, drafting, returned } from '../scenario/places.ts';
import { harborCalendar, Scene } from '../scenario/scene.ts';

const signed = (scene: Scene, paper: PaperKind, signedOn: LocalDate, expiresOn?: LocalDate) =>
  scene.given('record-paper', { paper, signedOn, ...(expiresOn === undefined ? {} : { expiresOn }) });
const session = (scene: Scene) => ({ heldAt: scene.now, durationMinutes: 50 });

describe('a clearance', () => {
  /** The client was returned on the fifth of March; today is the sixth. */
  const cleared = (signedOn: string, expiresOn?: string) =>
    signed(
      returned(),
      'medical-clearance',
      date(signedOn),
      expiresOn === undefined ? undefined : date(expiresOn),
    );

  it.each([
    ['dated on the day of the red flag', cleared('2026-03-05'), []],
    ['dated before it', cleared('2026-03-04'), ['clearance-needed']],
    ['that holds through today', cleared('2026-03-05', '2026-03-06'), []],
    ['that held through yesterday', cleared('2026-03-05', '2026-03-05'), ['clearance-needed']],
    ['that was never given', returned(), ['clearance-needed']],
  ])('%s', (_which, scene, codes) => {
    expect(scene.when('resume-program', {}).codes).toEqual(codes);
  });

  it('that has run out stops exercise; who never had one exercises', () => {
    const scene = active();
    const until = (expiresOn: string) =>
      signed(scene, 'medical-clearance', date('2026-02-01'), date(expiresOn)).when(
        'record-session',
        session(scene),
      );
    expect(until('2026-03-04').failures).toEqual([
      { code: 'paper-expired', subject: 'medical-clearance', suppliedBy: 'referrer' },
    ]);
    expect(until('2026-03-05').kind).toBe('accepted');
    expect(scene.when('record-session', session(scene)).kind).toBe('accepted');
  });
});

describe('papers that state no end', () => {
  const years = harborCalendar.plusDays(active().now, 500);

  it('a consent and a release hold on', () => {
    const later = active().at(years);
    expect(later.when('record-session', session(later)).kind).toBe('accepted');
    const report = drafting().at(years);
    expect(report.when('issue-report', { recommendation: 'further-exercise' }).kind).toBe('accepted');
  });
});

describe('the first visit of a client whose onset is long ago', () => {
  const { papers: _none, ...told } = facts({ onsetOn: date('2024-11-10'), missing: [] });
  const scene = ['informed-consent', 'release-of-information'].reduce(
    (story, paper) => signed(story, paper as PaperKind, date('2026-03-01')),
    new Scene()
      .given('open-referral', referralOf({ ...told, papers: [] }))
      .given('accept-referral', { trainerId }),
  );

  it('needs neither referral nor clearance', () => {
    expect(scene.when('start-program', { visitHeldAt: scene.now }).kind).toBe('accepted');
  });

  it('and a written referral that has run out does not stand in the way', () => {
    const old = signed(scene, 'written-referral', date('2025-01-10'), date('2025-04-10'));
    expect(old.when('start-program', { visitHeldAt: scene.now }).kind).toBe('accepted');
  });
});
