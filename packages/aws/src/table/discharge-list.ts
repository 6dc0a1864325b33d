import type { DischargeJournal, DischargeRow, Page, PageRequest } from '@continuum/application';
import type { DischargeId, PartnerId } from '@continuum/contracts';
import type { Discharge } from '@continuum/domain';
import * as z from 'zod';
import { readCursor } from './cursor.ts';
import { headOf } from './head.ts';
import { headItem, listedDischarge } from './items.ts';
import { dischargeJournalOf, dischargeList, headKey } from './keys.ts';
import { fillPage, itemsPerFilteredCall } from './page.ts';
import { queryItems } from './query-items.ts';
import { parseItem, readItems } from './read-items.ts';
import type { Item, Table } from './table.ts';

/** What a cursor holds: a discharge, and when it was first received. */
const place = z.tuple([z.string().regex(/^di_[a-z2-7]+$/), z.iso.datetime()]);

const journalOf = ({ PK }: Pick<z.infer<typeof listedDischarge>, 'PK'>): DischargeJournal => {
  const journal = dischargeJournalOf(PK);
  if (journal === undefined) throw new Error("something that is no discharge stands in a partner's list");
  return journal;
};

/** A discharge as its partner sees it in lists. */
export const dischargeRowOf = (item: z.infer<typeof headItem>): DischargeRow => {
  if (item.messageId === undefined) throw new Error('a stored discharge has no message id');
  return { messageId: item.messageId, discharge: headOf<Discharge>(item).state };
};

const withStates = async (
  table: Table,
  { rows, ...page }: Page<DischargeJournal>,
): Promise<Page<DischargeRow>> => {
  const found = await readItems(table, rows.map(headKey));
  return {
    ...page,
    rows: rows.flatMap((journal) => {
      const item = found.at(headKey(journal), headItem);
      return item === undefined ? [] : [dischargeRowOf(item)];
    }),
  };
};

/**
 * A partner's discharges, the latest received first.
 * @throws InvalidCursor when `after` is of another list, or of another filter
 */
export const listDischarges = async (
  table: Table,
  partnerId: PartnerId,
  { status }: { readonly status?: string },
  { limit, after }: PageRequest,
): Promise<Page<DischargeRow>> => {
  const partition = dischargeList(partnerId);
  const list = JSON.stringify([partition, status ?? null]);
  const keyAt = ([dischargeId, listOrder]: z.infer<typeof place>): Item => ({
    ...headKey({ kind: 'discharge', partnerId, dischargeId: dischargeId as DischargeId }),
    listKey: partition,
    listOrder,
  });
  const page = await fillPage({
    list,
    limit,
    items: queryItems(table, {
      partition,
      range: { kind: 'all' },
      index: 'list',
      descending: true,
      itemsPerCall: status === undefined ? limit + 1 : itemsPerFilteredCall,
      ...(after === undefined ? {} : { after: keyAt(readCursor(list, after, place)) }),
    }),
    rowOf: (item) => {
      const shown = parseItem(item, listedDischarge);
      return (status ?? shown.status) === shown.status ? journalOf(shown) : undefined;
    },
    positionOf: (item) => {
      const shown = parseItem(item, listedDischarge);
      return [journalOf(shown).dischargeId, shown.listOrder];
    },
  });
  return withStates(table, page);
};
