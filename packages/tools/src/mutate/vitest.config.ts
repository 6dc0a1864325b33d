import { defineConfig } from 'vitest/config';

/**
 * The tests that judge the mutants of the deciders: the unit, matrix and property tests of the domain. Every mutant
 * runs in a worker of its own; within it the test files share one module graph, as the unit tier's do.
 */
export default defineConfig({
  test: {
    include: ['packages/domain/src/**/*.test.ts'],
    exclude: [
      // Proves the checkers of the matrix and the invariants, over a table with planted bugs.
      '**/episode/planted-bugs.test.ts',
      // Reads out the table for people.
      '**/journey-page/**',
    ],
    setupFiles: ['packages/tools/src/mutate/few-runs.ts'],
    isolate: false,
    env: { TZ: 'UTC' },
  },
});
