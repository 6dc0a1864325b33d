import type { Check } from './check.ts';
import { problemsOf, runBinary } from './command.ts';

/** Biome's rules, its formatting and its order of imports, by biome.json. */
export const lint: Check = {
  name: 'lint',
  finds: 'lint errors and unformatted files',
  run: async (root) => problemsOf(await runBinary('biome', ['check', '--max-diagnostics=none', '.'], root)),
};
