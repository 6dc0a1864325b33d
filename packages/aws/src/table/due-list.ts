import type { EpisodeJournal } from '@continuum/application';
import type { Instant } from '@continuum/contracts';
import * as z from 'zod';
import { dueShards } from './definition.ts';
import { episodeJournalOf } from './keys.ts';
import { queryItems } from './query-items.ts';
import { parseItem } from './read-items.ts';
import type { Table } from './table.ts';

const waiting = z.object({ PK: z.string(), sweepAt: z.string() });

/** What one shard holds whose instant has come, the earliest first, at most `limit`. */
export const dueOfShard = async (
  table: Table,
  shard: string,
  now: Instant,
  limit: number,
): Promise<readonly z.infer<typeof waiting>[]> => {
  const found: z.infer<typeof waiting>[] = [];
  const items = queryItems(table, {
    partition: shard,
    range: { kind: 'up-to', last: now },
    index: 'due',
    itemsPerCall: limit,
  });
  for await (const item of items) {
    found.push(parseItem(item, waiting));
    if (found.length === limit) break;
  }
  return found;
};

/** Episodes whose next instant has come, over every shard, the earliest first. Eventually consistent. */
export const listDue = async (
  table: Table,
  now: Instant,
  limit: number,
): Promise<readonly EpisodeJournal[]> => {
  const shards = await Promise.all(dueShards.map((shard) => dueOfShard(table, shard, now, limit)));
  return shards
    .flat()
    .sort((one, other) => (one.sweepAt < other.sweepAt ? -1 : Number(one.sweepAt > other.sweepAt)))
    .slice(0, limit)
    .flatMap(({ PK }) => episodeJournalOf(PK) ?? []);
};
