import type { PaperKind } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { date, facts, referralOf } from '../scenario/cast.ts';
import { active, intake } from '../scenario/places.ts';
import { Scene } from '../scenario/scene.ts';

const paper = (scene: Scene, kind: PaperKind, signedOn: string): Scene =>
  scene.given('record-paper', { paper: kind, signedOn: date(signedOn) });
const really = (scene: Scene, version: number, kind: PaperKind, signedOn: string): Scene =>
  scene.given('correct-entry', {
    version,
    reason: 'mistyped',
    corrected: { command: 'record-paper', body: { paper: kind, signedOn: date(signedOn) } },
  });

describe('correct-entry on the kind of a paper', () => {
  it('a clearance that was a liability release appears as one, also when another clearance came since', () => {
    const scene = intake();
    const version = scene.journal.length + 1;
    const cleared = paper(paper(scene, 'medical-clearance', '2026-03-02'), 'medical-clearance', '2026-03-04');
    const { papers } = really(cleared, version, 'liability-release', '2026-03-02').episode ?? {};
    expect(papers?.['liability-release']).toEqual({ signedOn: '2026-03-02', version });
    expect(papers?.['medical-clearance']).toEqual({ signedOn: '2026-03-04', version: version + 1 });
  });

  it('the paper that it had replaced stands again', () => {
    const scene = active();
    const consent = scene.episode?.papers['informed-consent'];
    const version = scene.journal.length + 1;
    const replaced = paper(scene, 'informed-consent', '2026-03-04');
    const { papers } = really(replaced, version, 'liability-release', '2026-03-04').episode ?? {};
    expect(consent).toBeDefined();
    expect(papers?.['informed-consent']).toEqual(consent);
    expect(papers?.['liability-release']).toEqual({ signedOn: '2026-03-04', version });
  });

  it('what it seemed to answer is missing again, and what it answers is not', () => {
    const asked = new Scene().given(
      'open-referral',
      referralOf(facts({ missing: ['written-referral', 'informed-consent'], papers: [] })),
    );
    const answered = paper(asked, 'informed-consent', '2026-03-02');
    const version = answered.journal.length;
    const corrected = really(answered, version, 'written-referral', '2026-03-02');
    expect(corrected.episode?.missing).toEqual([{ need: 'informed-consent', from: 'client' }]);
    const both = paper(answered, 'written-referral', '2026-03-02');
    expect(both.episode).toMatchObject({ position: 'referral/received', missing: [] });
    const release = really(both, version, 'release-of-information', '2026-03-02');
    expect(release.episode).toMatchObject({
      position: 'referral/information-requested',
      missing: [{ need: 'informed-consent', from: 'client' }],
    });
    const back = really(release, version, 'informed-consent', '2026-03-02');
    expect(back.episode).toMatchObject({ position: 'referral/received', missing: [] });
  });

  it('nothing is missing while another paper of that kind answers', () => {
    const asked = new Scene().given('open-referral', referralOf(facts({ missing: ['informed-consent'] })));
    const twice = paper(paper(asked, 'informed-consent', '2026-03-01'), 'informed-consent', '2026-03-02');
    const version = asked.journal.length + 1;
    const corrected = really(twice, version, 'liability-release', '2026-03-01');
    expect(corrected.episode).toMatchObject({ position: 'referral/received', missing: [] });
  });
});
