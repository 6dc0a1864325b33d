import { matchesGlob } from 'node:path';
import { tiers } from './tiers.ts';

/** Test files that no tier would ever run. */
export function unclaimedTests(paths: readonly string[]): string[] {
  return paths.filter((path) => path.endsWith('.test.ts') && !tiers.some((tier) => claims(tier, path)));
}

function claims({ include, exclude = [] }: (typeof tiers)[number], path: string): boolean {
  return include.some((glob) => matchesGlob(path, glob)) && !exclude.some((glob) => matchesGlob(path, glob));
}
