import { staleFiles } from '../generate/generators.ts';
import type { Check } from './check.ts';

/** Committed files that a generator would write differently today. */
export const freshness: Check = {
  name: 'freshness',
  finds: 'generated files that no longer say what their source says',
  run: async (root) =>
    (await staleFiles(root)).map(({ path, reason }) => `${path}: ${reason}; run npm run generate`),
};
