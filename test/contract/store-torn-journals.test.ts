import { beforeAll, describe, expect, it } from 'vitest';
import { discharge } from '../integration/stack/discharge.ts';
import type { Item } from '../kit/item-size.ts';
import { openedBy, takenOn } from '../kit/system/story.ts';
import { openSystem } from '../kit/system/system.ts';
import { tornJournals } from '../kit/torn-journals.ts';

let items: readonly Item[];

const is = (partition: string, sortKey: string) => (item: Item) =>
  String(item['PK']).includes(partition) && String(item['SK']).startsWith(sortKey);

const without = (partition: string, sortKey: string): readonly Item[] => {
  const index = items.findIndex(is(partition, sortKey));
  return items.toSpliced(index, 1);
};

const changed = (partition: string, sortKey: string, change: (item: Item) => Item): readonly Item[] => {
  const index = items.findIndex(is(partition, sortKey));
  return items.with(index, change(items[index]!));
};

const otherBody = (item: Item): Item => ({
  ...item,
  body: String(item['body']).replace('"member"', '"sweep"').replace('2026', '2025'),
});

beforeAll(async () => {
  const system = await openSystem();
  const message = discharge('RPT-1', '2026-02-27T15:00:00Z');
  const { episodeId } = await openedBy(system, 'client-riverside', 'sub-mara', message);
  await takenOn(system, 'sub-mara', episodeId).startProgram('mara-lind');
  items = system.memory.items();
});

describe('given the journals of a table', () => {
  it('finds them whole when every commit is', () => {
    expect(tornJournals(items)).toEqual({ journals: 2, torn: [] });
  });

  it.each([
    ['an event of an episode', () => without('#E#', 'EVENT#00000003'), /a version is missing/],
    [
      'the last event',
      () => items.slice(0, -1).filter((item) => !is('#D#', 'EVENT#00000001')(item)),
      /no event/,
    ],
    ['a HEAD', () => without('#E#', 'HEAD'), /it has no HEAD/],
    ['the inbox item of a cause', () => without('#E#', 'INBOX#C#'), /has no inbox item/],
  ])('sees that %s is missing', (_, torn, sentence) => {
    expect(tornJournals(torn()).torn.join('\n')).toMatch(sentence);
  });

  it.each([
    ['an event', () => changed('#E#', 'EVENT#00000002', otherBody), /the chain is broken at version 2/],
    [
      'the version of HEAD',
      () => changed('#E#', 'HEAD', (item) => ({ ...item, version: 99 })),
      /HEAD is of another version/,
    ],
    [
      'the state of HEAD',
      () => {
        const other = items.find(is('#D#', 'HEAD'));
        return changed('#E#', 'HEAD', (item) => ({ ...item, state: other?.['state'] }));
      },
      /its events do not make the state/,
    ],
  ])('sees that %s is another', (_, torn, sentence) => {
    expect(tornJournals(torn()).torn.join('\n')).toMatch(sentence);
  });
});
