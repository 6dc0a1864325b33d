import { ownFiles, textOf } from '../checkout.ts';
import type { Check } from './check.ts';

const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
const exact = /^(\d+\.\d+\.\d+(-[\w.]+)?|workspace:\*)$/;
const exactManager = /^pnpm@\d+\.\d+\.\d+(\+\S+)?$/;
const lockfile = 'pnpm-lock.yaml';
// The pattern is written so that this file does not look like a lockfile with a registry in it.
const place = /\b(https?:[/]{2}|tarbal[l]:)/;

/** The same checkout gives the same packages, from whichever registry a machine is told to use. */
export const dependencyLaw: Check = {
  name: 'dependencies',
  finds: 'versions that are not exact, registries in the lockfile',
  run: async (root) => [
    ...ownFiles(root)
      .filter((path) => path === 'package.json' || path.endsWith('/package.json'))
      .flatMap((path) => judgeManifest(path, textOf(root, path))),
    ...judgeLockfile(lockfile, textOf(root, lockfile)),
  ],
};

/** Every dependency of one package.json that may become another one tomorrow. */
export function judgeManifest(path: string, text: string): string[] {
  const manifest: { packageManager?: string } & Partial<
    Record<(typeof groups)[number], Record<string, string>>
  > = JSON.parse(text);
  const loose = groups.flatMap((group) =>
    Object.entries(manifest[group] ?? {})
      .filter(([, version]) => !exact.test(version))
      .map(([name, version]) => `${path}: ${name} ${version}; name one version`),
  );
  const { packageManager } = manifest;
  return packageManager === undefined || exactManager.test(packageManager)
    ? loose
    : [...loose, `${path}: packageManager ${packageManager}; name one version of pnpm`];
}

/** Every line that says where a package is to be fetched; its hash says what it is, and that is enough. */
export function judgeLockfile(path: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      place.test(line) ? [`${path}:${index + 1}: names a place; keep the hash alone`] : [],
    );
}
