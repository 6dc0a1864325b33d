import type { InformationNeed } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { date, facts, referralOf, trainerId } from '../scenario/cast.ts';
import { Scene } from '../scenario/scene.ts';

type Facts = Parameters<typeof facts>[0];

const opened = (change: Facts = {}) => new Scene().given('open-referral', referralOf(facts(change)));
const corrected = (scene: Scene, change: Facts) =>
  scene.given('apply-correction', { facts: facts({ canonicalVersion: 2, ...change }) });
const missingOf = ({ episode }: Scene) => episode?.missing.map(({ need, from }) => `${need} from ${from}`);

describe('what a discharge tells', () => {
  it('an urgent referral is urgent until a correction no longer says so', () => {
    const urgent = opened({ urgent: true });
    expect(urgent.episode?.urgent).toBe(true);
    expect(corrected(urgent, { urgent: true }).episode?.urgent).toBe(true);
    expect(corrected(urgent, {}).episode).not.toHaveProperty('urgent');
  });

  it('what it leaves unsaid is absent, and not there without a value', () => {
    const { onsetOn: _unsaid, ...rest } = facts();
    const { episode } = new Scene().given('open-referral', referralOf(rest));
    expect(Object.keys(episode ?? {})).not.toEqual(expect.arrayContaining(['onsetOn']));
    expect(Object.keys(episode ?? {})).not.toEqual(expect.arrayContaining(['urgent']));
    expect(episode).not.toHaveProperty('possibleDuplicate');
  });

  it('a client of the same name and birth date is flagged for the coordinator', () => {
    const { episode } = new Scene().given('open-referral', {
      ...referralOf(facts()),
      possibleDuplicate: true,
    });
    expect(episode?.possibleDuplicate).toBe(true);
  });

  it('what is missing is asked of the partner, but consent of the client', () => {
    const needs: readonly InformationNeed[] = [
      'referrer',
      'condition',
      'written-referral',
      'informed-consent',
    ];
    expect(missingOf(opened({ missing: needs, papers: [] }))).toEqual([
      'referrer from partner',
      'condition from partner',
      'written-referral from partner',
      'informed-consent from client',
    ]);
  });
});

describe('what is missing, told again', () => {
  it('a paper that the practice has on file is not missing, whatever the discharge says', () => {
    const consented = opened().given('record-paper', {
      paper: 'informed-consent',
      signedOn: date('2026-03-02'),
    });
    const told = corrected(consented, { missing: ['informed-consent', 'condition'] });
    expect(missingOf(told)).toEqual(['condition from partner']);
    expect(told.episode?.position).toBe('referral/information-requested');
    const settled = corrected(consented, { missing: ['informed-consent'] });
    expect(settled.episode).toMatchObject({ missing: [], position: 'referral/received' });
  });

  it('each need stays asked of whom it was asked', () => {
    const asked = opened().given('request-information', {
      items: [
        { need: 'condition', from: 'referrer' },
        { need: 'informed-consent', from: 'partner' },
      ],
    });
    const told = corrected(asked, { missing: ['informed-consent', 'condition', 'referrer'] });
    expect(missingOf(told)).toEqual([
      'informed-consent from partner',
      'condition from referrer',
      'referrer from partner',
    ]);
  });
});

describe('papers that come with a discharge', () => {
  const referral = (signedOn: string, expiresOn?: string) => ({
    paper: 'written-referral' as const,
    signedOn: date(signedOn),
    ...(expiresOn === undefined ? {} : { expiresOn: date(expiresOn) }),
  });
  const onFile = ({ episode }: Scene) => episode?.papers['written-referral'];

  it('hold by their dates, and are known to have come with it', () => {
    const came = opened({ papers: [referral('2026-02-20', '2026-05-01')] });
    expect(onFile(came)).toStrictEqual({
      signedOn: '2026-02-20',
      expiresOn: '2026-05-01',
      version: 1,
      fromDischarge: true,
    });
  });

  it('told again unchanged they are the same; with another date they are new', () => {
    const came = opened({ papers: [referral('2026-02-20', '2026-05-01')] });
    const versionAfter = (...papers: ReturnType<typeof referral>[]) =>
      onFile(corrected(came, { papers }))?.version;
    expect(versionAfter(referral('2026-02-20', '2026-05-01'))).toBe(1);
    expect(versionAfter(referral('2026-02-20', '2026-06-01'))).toBe(3);
    expect(versionAfter(referral('2026-02-20'))).toBe(3);
    expect(versionAfter(referral('2026-02-21', '2026-05-01'))).toBe(3);
  });

  it('of two of a kind the one signed later counts, whichever is told first', () => {
    const older = referral('2026-01-20', '2026-03-01');
    const newer = referral('2026-02-20');
    for (const papers of [
      [older, newer],
      [newer, older],
    ])
      expect(onFile(opened({ papers }))).toStrictEqual({
        signedOn: '2026-02-20',
        version: 1,
        fromDischarge: true,
      });
    const sameDay = [referral('2026-02-20', '2026-05-01'), referral('2026-02-20', '2026-04-01')];
    expect(onFile(opened({ papers: sameDay }))?.expiresOn).toBe('2026-05-01');
  });

  it('one recorded at the practice gives way only to one signed later', () => {
    const recorded = opened({ papers: [] }).given('record-paper', {
      paper: 'written-referral',
      signedOn: date('2026-02-20'),
    });
    const signedAfter = (...papers: ReturnType<typeof referral>[]) => onFile(corrected(recorded, { papers }));
    expect(signedAfter(referral('2026-02-19'))?.signedOn).toBe('2026-02-20');
    expect(signedAfter(referral('2026-02-20', '2026-03-01'))).not.toHaveProperty('expiresOn');
    expect(signedAfter(referral('2026-02-21'))).toMatchObject({
      signedOn: '2026-02-21',
      fromDischarge: true,
    });
    expect(signedAfter()?.signedOn).toBe('2026-02-20');
  });
});

describe('the written referral, by the rule under which a program starts', () => {
  const signedOn = (day: string) => [{ paper: 'written-referral', signedOn: date(day) }] as const;
  const startable = (scene: Scene) =>
    scene
      .given('accept-referral', { trainerId })
      .given('record-paper', { paper: 'informed-consent', signedOn: date('2026-03-02') })
      .given('record-paper', { paper: 'release-of-information', signedOn: date('2026-03-02') });
  const started = (scene: Scene) => {
    const ready = startable(scene);
    return ready.when('start-program', { visitHeldAt: ready.now }).codes;
  };

  it.each([
    ['holds on its ninetieth day', '2025-12-02', [], []],
    ['has expired a day later', '2025-12-01', ['written-referral from partner'], ['paper-expired']],
  ] as const)('that came along and %s', (_which, day, missing, codes) => {
    const scene = opened({ missing: [], papers: signedOn(day) });
    expect(missingOf(scene)).toEqual(missing);
    expect(scene.episode?.position).toBe(
      missing.length === 0 ? 'referral/received' : 'referral/information-requested',
    );
    expect(started(scene)).toEqual(codes);
  });

  it.each([
    ['365 days ago', '2025-03-02', ['written-referral from partner'], ['paper-missing']],
    ['366 days ago', '2025-03-01', [], []],
  ] as const)('that did not, with an onset %s', (_when, onset, missing, codes) => {
    const scene = opened({ onsetOn: date(onset), missing: ['written-referral'], papers: [] });
    expect(missingOf(scene)).toEqual(missing);
    expect(started(scene)).toEqual(codes);
  });

  it('told again, is judged again: one in force answers, a correction of the onset asks', () => {
    const expired = opened({ missing: [], papers: signedOn('2025-12-01') });
    const renewed = facts({ canonicalVersion: 2, missing: [], papers: signedOn('2026-03-01') });
    const answered = expired.given('receive-information', { facts: renewed });
    expect(answered.episode).toMatchObject({ position: 'referral/received', missing: [] });
    const old = { onsetOn: date('2024-01-02'), missing: ['written-referral'], papers: [] } as const;
    const recent = corrected(opened(old), { ...old, onsetOn: date('2025-11-10') });
    expect(missingOf(recent)).toEqual(['written-referral from partner']);
    expect(recent.episode?.position).toBe('referral/information-requested');
  });

  it('that came along and has expired, is answered by one that the practice records', () => {
    const expired = opened({ missing: [], papers: signedOn('2025-12-01') });
    const recorded = expired.given('record-paper', {
      paper: 'written-referral',
      signedOn: date('2026-03-01'),
    });
    expect(recorded.episode).toMatchObject({ position: 'referral/received', missing: [] });
    const told = corrected(recorded, { missing: [], papers: signedOn('2025-12-01'), urgent: true });
    expect(missingOf(told)).toEqual([]);
  });
});

describe('given a paper that a member asked for anew', () => {
  const old = { paper: 'written-referral', signedOn: date('2026-02-20') } as const;
  const consent = { paper: 'informed-consent', signedOn: date('2026-03-02') } as const;
  const asked = opened({ papers: [old] }).given('request-information', {
    items: [{ need: 'written-referral', from: 'partner' }],
  });
  const answered = (scene: Scene, change: Facts) =>
    scene.given('receive-information', { facts: facts({ canonicalVersion: 2, missing: [], ...change }) });

  it('an answer to something else leaves it asked', () => {
    const told = answered(asked, { papers: [old, consent] });
    expect(missingOf(told)).toEqual(['written-referral from partner']);
    expect(told.episode?.position).toBe('referral/information-requested');
    expect(missingOf(corrected(asked, { papers: [old], urgent: true }))).toEqual([
      'informed-consent from client',
      'written-referral from partner',
    ]);
  });

  it('one that came with the discharge is answered by the next one told', () => {
    const renewed = { ...old, signedOn: date('2026-03-01') };
    const told = answered(asked, { papers: [renewed, consent] });
    expect(missingOf(told)).toEqual([]);
    expect(told.episode?.position).toBe('referral/received');
  });

  it('one that the practice had on file is answered at the practice, and by nothing before', () => {
    const recorded = opened({ missing: ['written-referral'], papers: [] }).given('record-paper', old);
    const again = recorded.given('request-information', {
      items: [{ need: 'written-referral', from: 'referrer' }],
    });
    const told = answered(again, { missing: ['written-referral'], papers: [] });
    expect(missingOf(told)).toEqual(['written-referral from referrer']);
    const brought = told.given('record-paper', { ...old, signedOn: date('2026-03-01') });
    expect(brought.episode).toMatchObject({ position: 'referral/received', missing: [] });
  });
});
