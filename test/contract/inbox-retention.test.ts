import { inboxRetentionDays } from '@continuum/aws/table-definition';
import { deployments } from '@continuum/infra/regions';
import { describe, expect, it } from 'vitest';

describe('given an archive of the bus, whose events may be replayed as long as it keeps them', () => {
  it.each(deployments)(
    'a cause is remembered at least as long in $region, $stage',
    ({ archiveRetentionDays }) => {
      expect(inboxRetentionDays).toBeGreaterThanOrEqual(archiveRetentionDays);
    },
  );

  it('no archive keeps events for ever', () => {
    for (const { archiveRetentionDays } of deployments) expect(archiveRetentionDays).toBeGreaterThan(0);
  });
});
