import type { Item } from '../../kit/item-size.ts';
import type { Region } from '../wiring/region.ts';

/** What was seen at the table itself while it was written. */
export interface Witness {
  /** True time of each event's writing, by `partition version`. */
  readonly writtenAt: ReadonlyMap<string, number>;
  /** Items that are written once and for all, and were written again. */
  readonly rewritten: readonly Item[];
  /** True time at which it was written that nothing more is wanted at an address. */
  readonly disabledAt: ReadonlyMap<string, number>;
  /** Commits that took effect. */
  commits(): number;
}

const onceForAll = /^(EVENT|INBOX|NOTE|CANONICAL)#/;

/** Stands beside the table from the beginning. */
export const watchTable = ({ table, world }: Pick<Region, 'table' | 'world'>): Witness => {
  const writtenAt = new Map<string, number>();
  const rewritten: Item[] = [];
  const disabledAt = new Map<string, number>();
  let commits = 0;
  table.watch((item, before) => {
    const sortKey = String(item['SK']);
    if (sortKey === 'HEAD') commits += 1;
    if (sortKey.startsWith('WEBHOOK#')) {
      const { state, url } = JSON.parse(String(item['body']));
      if (state === 'disabled') disabledAt.set(url, world.schedule.now());
    }
    if (!onceForAll.test(sortKey)) return;
    if (before !== undefined) rewritten.push(item);
    if (sortKey.startsWith('EVENT#')) writtenAt.set(`${String(item['PK'])} ${sortKey}`, world.schedule.now());
  });
  return { writtenAt, rewritten, disabledAt, commits: () => commits };
};
