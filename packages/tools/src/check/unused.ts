import type { Check } from './check.ts';
import { problemsOf, runBinary } from './command.ts';

/** Files, exports and dependencies that nothing uses, by knip.ts. */
export const unused: Check = {
  name: 'unused',
  finds: 'files, exports and dependencies that nothing uses',
  run: async (root) =>
    problemsOf(await runBinary('knip', ['--no-progress', '--treat-config-hints-as-errors'], root)),
};
