import { describe, expect, it } from 'vitest';
import { checkoutRoot, ownFiles } from '../checkout.ts';
import { changedSince } from './changed-since.ts';
import { decidersAmong, decidersMatching } from './deciders.ts';

const all = decidersAmong(ownFiles(checkoutRoot));

describe('the deciders', () => {
  it('are the rules of every room of the domain, and neither tests nor stories', () => {
    const rooms = new Set(all.map((path) => path.split('/')[3]));
    expect([...rooms].sort()).toEqual([
      'deadlines',
      'discharge',
      'episode',
      'kernel',
      'measures',
      'policy',
      'program',
      'referral',
      'report',
    ]);
    expect(all).toContain('packages/domain/src/policy/policy-2026-1.ts');
    expect(all.filter((path) => /\.test\.ts$|scenario|journey-page|index\.ts$/.test(path))).toEqual([]);
  });

  it('are named by a path from the root or from the domain’s source', () => {
    const files = ['packages/domain/src/referral/guards.ts', 'packages/domain/src/program/guards.ts'];
    expect(decidersMatching(files, 'referral/**')).toEqual([files[0]]);
    expect(decidersMatching(files, 'packages/domain/src/*/guards.ts')).toEqual(files);
    expect(() => decidersMatching(files, 'nowhere/**')).toThrow(/nowhere\/\*\* names no decider/);
  });
});

describe('what changed since a revision', () => {
  it('is refused when there is no such revision', async () => {
    await expect(changedSince(checkoutRoot, 'no-such-revision')).rejects.toThrow(
      '--since: git knows no revision no-such-revision here',
    );
    await expect(changedSince(checkoutRoot, '--help')).rejects.toThrow(/no revision/);
  });
});
