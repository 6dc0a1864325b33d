import { describe, expect, it } from 'vitest';
import { unclaimedTests } from './unclaimed-tests.ts';

describe('unclaimed tests', () => {
  it('are test files that no tier would run', () => {
    expect(unclaimedTests(['test/elsewhere/lost.test.ts', 'docs/lost.test.ts'])).toHaveLength(2);
  });

  it.each([
    'packages/domain/src/referral/accept-referral.test.ts',
    'packages/domain/src/episode/journey.matrix.test.ts',
    'packages/local/src/clock/clock.test.ts',
    'events/src/catalog.test.ts',
    'functions/partner-api/handler.test.ts',
    'test/contract/store.test.ts',
    'test/simulation/seeds.test.ts',
    'test/integration/journey.integration.test.ts',
    'infra/test/residency.test.ts',
  ])('do not include %s', (path) => {
    expect(unclaimedTests([path])).toEqual([]);
  });
});
