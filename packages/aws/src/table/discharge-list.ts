import type { DischargeJournal, DischargeRow, Page, PageRequest } from '@continuum/application';
import type { DischargeId, PartnerId } from '@continuum/contracts';
import type { Discharge } from '@continuum/domain';
import type * as z from 'zod';
import { headOf } from './head.ts';
import { listHeads } from './head-list.ts';
import { headItem, listedDischarge } from './items.ts';
import { dischargeJournalOf, dischargeList, headKey } from './keys.ts';
import { parseItem, readItems } from './read-items.ts';
import type { Item, Table } from './table.ts';

const listedOf = (item: Item) => {
  const { PK, ...shown } = parseItem(item, listedDischarge);
  const journal = dischargeJournalOf(PK);
  if (journal === undefined) throw new Error("something that is no discharge stands in a partner's list");
  return { ...shown, id: journal.dischargeId, journal };
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
  page: PageRequest,
): Promise<Page<DischargeRow>> => {
  const journals = await listHeads(
    table,
    {
      partition: dischargeList(partnerId),
      range: { kind: 'all' },
      descending: true,
      filters: [status],
      journalAt: (id) => ({ kind: 'discharge', partnerId, dischargeId: id as DischargeId }),
      listed: listedOf,
      rowOf: (listed) => ((status ?? listed.status) === listed.status ? listed.journal : undefined),
    },
    page,
  );
  return withStates(table, journals);
};
