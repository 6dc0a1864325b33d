import { InvalidCursor } from '@continuum/application';
import type { Instant, MemberId, PracticeId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { writeCursor } from './cursor.ts';
import { listEpisodes } from './episode-list.ts';
import { openList } from './keys.ts';
import type { Item, Table } from './table.ts';

const practiceId = 'north-harbor' as PracticeId;
const mara = 'mara-lind' as MemberId;

const listed = (position: number): Item => ({
  PK: `P#${practiceId}#E#ep_${'a'.repeat(20)}${String.fromCharCode(97 + position)}`,
  SK: 'HEAD',
  listOrder: `2026-03-${String(position + 1).padStart(2, '0')}T12:00:00.000Z`,
  stage: position % 2 === 0 ? 'program' : 'referral',
  status: 'received',
  clientId: 'cl_example',
});

/** A `list` index that answers three items a call, whatever is asked. */
const indexOf = (items: readonly Item[]) => {
  const calls: unknown[] = [];
  const send = async ({ input }: { readonly input: { readonly ExclusiveStartKey?: Item } }) => {
    calls.push(input);
    const from = items.findIndex(({ PK }) => PK === input.ExclusiveStartKey?.['PK']) + 1;
    const Items = items.slice(from, from + 3);
    const last = Items.at(-1);
    return { Items, ...(from + 3 < items.length && last !== undefined ? { LastEvaluatedKey: last } : {}) };
  };
  return { calls, table: { client: { send }, name: 'continuum' } as unknown as Table };
};

const ten = Array.from({ length: 10 }, (_, position) => listed(position));

describe("given a practice's work list of ten", () => {
  it('fills a page past what the filter passes over, and goes on where it ended', async () => {
    const { table } = indexOf(ten);
    const filter = { stage: 'program' };
    const first = await listEpisodes(table, practiceId, 'open', filter, { limit: 3 });
    expect(first.rows.map(({ stage }) => stage)).toEqual(['program', 'program', 'program']);
    const second = await listEpisodes(table, practiceId, 'open', filter, {
      limit: 3,
      after: first.next ?? '',
    });
    expect(second.rows).toHaveLength(2);
    expect(second.next).toBeUndefined();
    const seen = [...first.rows, ...second.rows].map(({ episodeId }) => episodeId);
    expect(new Set(seen).size).toBe(5);
  });

  it('stays quiet about a next page when there is none', async () => {
    const page = await listEpisodes(indexOf(ten).table, practiceId, 'open', {}, { limit: 10 });
    expect(page.rows).toHaveLength(10);
    expect(page.next).toBeUndefined();
  });

  it.each([
    ['another filter', { trainerId: mara }, practiceId, 'open'],
    ['another day', { dueBy: '2026-03-04T00:00:00.000Z' as Instant }, practiceId, 'open'],
    ['another practice', {}, 'south-bay' as PracticeId, 'open'],
    ['the closed ones', {}, practiceId, 'closed'],
  ] as const)('refuses a cursor of %s', async (_what, filter, practice, which) => {
    const { table, calls } = indexOf(ten);
    const { next = '' } = await listEpisodes(table, practiceId, 'open', {}, { limit: 2 });
    const asked = calls.length;
    const other = async () => listEpisodes(table, practice, which, filter, { limit: 2, after: next });
    await expect(other()).rejects.toBeInstanceOf(InvalidCursor);
    expect(calls).toHaveLength(asked);
  });

  it('refuses a cursor made up to lead beyond its last day, before the table does', async () => {
    const { table, calls } = indexOf(ten);
    const last = '2026-03-04T00:00:00.000Z' as Instant;
    const list = JSON.stringify([openList(practiceId), { kind: 'up-to', last }, null, null, null]);
    const after = writeCursor(list, [`ep_${'a'.repeat(21)}`, '2026-03-09T00:00:00.000Z']);
    const page = listEpisodes(table, practiceId, 'open', { dueBy: last }, { limit: 2, after });
    await expect(page).rejects.toThrow('beyond the end');
    expect(calls).toEqual([]);
  });

  it.each(['', 'x', 'e30', Buffer.from('["digest",["ep_a"]]').toString('base64url'), 'a'.repeat(5000)])(
    'refuses a cursor that nobody gave out',
    async (after) => {
      const page = async () => listEpisodes(indexOf(ten).table, practiceId, 'open', {}, { limit: 2, after });
      await expect(page()).rejects.toBeInstanceOf(InvalidCursor);
    },
  );
});
