import { checkoutRoot, dependencyLaw, judgeLockfile, judgeManifest } from '@continuum/tools/check';
import { describe, expect, it } from 'vitest';

const manifest = (text: object) => judgeManifest('packages/domain/package.json', JSON.stringify(text));
const lockfile = (...lines: string[]) => judgeLockfile('pnpm-lock.yaml', lines.join('\n'));

describe('the dependency law', () => {
  it.each([
    '^4.6.7',
    '~4.6.7',
    '4',
    '4.x',
    '*',
    'latest',
    '>=4',
    'workspace:^',
    'npm:zod@4.6.7',
    'git+ssh://host/zod',
  ])('catches the version %s, in whichever group', (version) => {
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'])
      expect(manifest({ [group]: { zod: version, exact: '1.0.0' } })).toHaveLength(1);
  });

  it.each(['4.6.7', '1.0.0-beta.2', 'workspace:*'])('stays quiet about the version %s', (version) => {
    expect(manifest({ dependencies: { zod: version }, engines: { node: '>=20' } })).toEqual([]);
  });

  it('catches a package manager that is not one version', () => {
    expect(manifest({ packageManager: 'pnpm@12' })).toHaveLength(1);
    expect(manifest({ packageManager: 'pnpm@12.21.0' })).toEqual([]);
  });

  it('catches a registry in the lockfile, and stays quiet about a hash', () => {
    const found = lockfile(
      '  zod@4.6.7:',
      '    resolution: {integrity: sha512-abc==}',
      `    resolution: {integrity: sha512-abc==, tarball: ${'https'}://packages.example.org/zod.tgz}`,
    );
    expect(found).toEqual(['pnpm-lock.yaml:3: names a place; keep the hash alone']);
  });

  it('is kept by this checkout', async () => {
    expect(await dependencyLaw.run(checkoutRoot)).toEqual([]);
  });
});
