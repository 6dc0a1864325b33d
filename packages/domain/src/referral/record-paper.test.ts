import { describe, expect, it } from 'vitest';
import { date, facts, referralOf } from '../scenario/cast.ts';
import { accepted, active } from '../scenario/places.ts';
import { Scene } from '../scenario/scene.ts';

const opened = (change: Parameters<typeof facts>[0] = {}) =>
  new Scene().given('open-referral', referralOf(facts(change)));

describe('record-paper', () => {
  it('happens: the paper that was missing settles the referral', () => {
    const reply = opened().when('record-paper', { paper: 'informed-consent', signedOn: date('2026-03-02') });
    expect(reply.episode).toMatchObject({ position: 'referral/received', missing: [] });
  });

  it('happens: the other papers stay missing, and the referral waits for them', () => {
    const scene = opened({ missing: ['written-referral', 'informed-consent'], papers: [] });
    const { episode } = scene.when('record-paper', {
      paper: 'informed-consent',
      signedOn: date('2026-03-02'),
    });
    expect(episode).toMatchObject({
      position: 'referral/information-requested',
      missing: [{ need: 'written-referral', from: 'partner' }],
    });
  });

  it('happens: a paper that nobody missed changes nothing else', () => {
    const { episode } = opened().when('record-paper', {
      paper: 'training-agreement',
      signedOn: date('2026-03-02'),
    });
    expect(episode.position).toBe('referral/information-requested');
    expect(episode.papers['training-agreement']).toStrictEqual({ signedOn: '2026-03-02', version: 3 });
  });

  it('stays quiet about the same dates, and not about another end', () => {
    const until = (expiresOn: string) =>
      ({ paper: 'informed-consent', signedOn: date('2026-03-02'), expiresOn: date(expiresOn) }) as const;
    const signed = accepted().given('record-paper', until('2027-03-02'));
    expect(signed.when('record-paper', until('2027-03-02')).kind).toBe('unchanged');
    expect(signed.when('record-paper', until('2027-06-02')).kind).toBe('accepted');
    const { signedOn, paper } = until('2027-03-02');
    expect(signed.when('record-paper', { paper, signedOn }).kind).toBe('accepted');
  });

  it('stays quiet about a consent recorded before a red flag, and about a clearance recorded after it', () => {
    const consent = { paper: 'informed-consent', signedOn: date('2026-03-02') } as const;
    const clearance = { paper: 'medical-clearance', signedOn: date('2026-03-05') } as const;
    const scene = active().given('record-paper', consent);
    const flagged = scene.given('return-to-provider', { signs: ['swelling'], occurredAt: scene.now });
    expect(flagged.when('record-paper', consent).kind).toBe('unchanged');
    const cleared = flagged.given('record-paper', clearance);
    expect(cleared.when('record-paper', clearance).kind).toBe('unchanged');
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
