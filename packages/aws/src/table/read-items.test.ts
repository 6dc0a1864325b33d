import { TransientError } from '@continuum/application';
import type { PracticeId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { bodyItem } from './items.ts';
import { practiceKey } from './keys.ts';
import { readItems } from './read-items.ts';
import type { Table } from './table.ts';

const keys = ['a', 'b', 'c'].map((id) => practiceKey(id as PracticeId));

/** Reads one key of each call, and leaves the rest. */
const sluggishTable = (readsOne: boolean) => {
  let calls = 0;
  const send = async ({ input }: { input: { RequestItems: Record<string, { Keys: { SK: string }[] }> } }) => {
    calls += 1;
    const [first, ...rest] = input.RequestItems['continuum']?.Keys ?? [];
    const left = readsOne ? rest : [first, ...rest];
    return {
      Responses: { continuum: readsOne ? [{ ...first, body: first?.SK }] : [] },
      UnprocessedKeys: left.length === 0 ? {} : { continuum: { Keys: left } },
    };
  };
  const table = { client: { send }, name: 'continuum', pause: async () => undefined } as unknown as Table;
  return { table, calls: () => calls };
};

describe('given a table that leaves keys unread', () => {
  it('asks for them again until all are read', async () => {
    const { table, calls } = sluggishTable(true);
    const found = await readItems(table, keys);
    expect(keys.map((key) => found.at(key, bodyItem)?.body)).toEqual(['a', 'b', 'c']);
    expect(calls()).toBe(3);
  });

  it('tells the caller to come back when they stay unread', async () => {
    const { table, calls } = sluggishTable(false);
    await expect(readItems(table, keys)).rejects.toBeInstanceOf(TransientError);
    expect(calls()).toBe(4);
  });
});
