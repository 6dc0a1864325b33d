import { createJournals, openTable } from '@continuum/aws';
import { inboxRetentionDays, tableDefinition } from '@continuum/aws/table-definition';
import { deployments } from '@continuum/infra/regions';
import { describe, expect, it } from 'vitest';
import { episodeCommit, newEpisode } from '../kit/episode-commits.ts';
import { createTableInMemory } from '../kit/table-in-memory.ts';
import { tableName } from '../kit/tables.ts';

describe('given an archive of the bus, whose events may be replayed as long as it keeps them', () => {
  it.each(deployments)(
    'a cause is remembered at least as long in $region, $stage',
    ({ archiveRetentionDays }) => {
      expect(inboxRetentionDays).toBeGreaterThanOrEqual(archiveRetentionDays);
    },
  );

  it('its item expires so many days after its events, and nothing else of a commit does', async () => {
    const { items, client } = createTableInMemory();
    const commit = episodeCommit(newEpisode());
    await createJournals(openTable({ client, name: tableName })).commit(commit);
    const recordedAt = Date.parse(String(commit.records[0]?.recordedAt)) / 1000;
    const expiries = [...items.values()].flatMap((item) => {
      const expiry = item[tableDefinition.timeToLiveAttribute];
      return expiry === undefined ? [] : [[String(item['SK']).split('#')[0], expiry]];
    });
    expect(expiries).toEqual([['INBOX', recordedAt + inboxRetentionDays * 86_400]]);
  });

  it('no archive keeps events for ever', () => {
    for (const { archiveRetentionDays } of deployments) expect(archiveRetentionDays).toBeGreaterThan(0);
  });
});
