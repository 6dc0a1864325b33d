import { defineConfig } from 'vitest/config';
import { type Tier, tiers } from './packages/tools/src/test/tiers.ts';

const generated = ['**/node_modules/**', '**/cdk.out/**'];

function project(tier: Tier) {
  return {
    test: {
      name: tier.name,
      include: [...tier.include],
      exclude: [...generated, ...(tier.exclude ?? [])],
      isolate: !tier.shared,
      pool: tier.shared ? ('threads' as const) : ('forks' as const),
      maxWorkers: tier.startsServers ? 1 : 2,
      sequence: { groupOrder: tier.startsServers ? 1 : 0 },
      testTimeout: tier.testTimeoutSeconds * 1000,
      hookTimeout: tier.testTimeoutSeconds * 1000,
      env: { TZ: 'UTC' },
    },
  };
}

export default defineConfig({
  test: {
    allowOnly: false,
    projects: tiers.map(project),
  },
});
