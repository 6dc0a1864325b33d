import { type Client, InvalidCursor, type Page, type PageRequest } from '@continuum/application';
import type { ClientId, PracticeId } from '@continuum/contracts';
import * as z from 'zod';
import { readCursor } from './cursor.ts';
import { nameOrder, searchPrefix } from './folded-name.ts';
import { bodyItem, listedClient } from './items.ts';
import { clientKey, clientList } from './keys.ts';
import { fillPage } from './page.ts';
import { queryItems } from './query-items.ts';
import { parseItem, readItem, readItems } from './read-items.ts';
import type { Item, Table } from './table.ts';

/** A cursor travels in addresses, so it holds the client's id and never the name the list is ordered by. */
const place = z.tuple([z.string().regex(/^cl_[a-z2-7]+$/)]);

const idOf = (item: Item): ClientId => parseItem(item, listedClient).clientId as ClientId;

/** A client as the practice keeps them now. */
export const readClient = async (
  table: Table,
  practiceId: PracticeId,
  clientId: ClientId,
): Promise<Client | undefined> => {
  const item = await readItem(table, clientKey(practiceId, clientId), bodyItem);
  return item === undefined ? undefined : (JSON.parse(item.body) as Client);
};

/** Clients by id, each as the practice keeps them now. */
export const readClients = async (
  table: Table,
  practiceId: PracticeId,
  ids: readonly ClientId[],
): Promise<ReadonlyMap<ClientId, Client>> => {
  const found = await readItems(
    table,
    ids.map((id) => clientKey(practiceId, id)),
  );
  const clients = new Map<ClientId, Client>();
  for (const id of ids) {
    const item = found.at(clientKey(practiceId, id), bodyItem);
    if (item !== undefined) clients.set(id, JSON.parse(item.body) as Client);
  }
  return clients;
};

/** Where a search goes on after a client, by the name they have now. */
const keyAfter = async (
  table: Table,
  practiceId: PracticeId,
  clientId: ClientId,
  prefix: string,
): Promise<Item> => {
  const client = await readClient(table, practiceId, clientId);
  const listOrder = client && nameOrder(client);
  if (listOrder?.startsWith(prefix) !== true)
    throw new InvalidCursor('the cursor leads to a client whom this search does not find any more');
  return { ...clientKey(practiceId, clientId), listKey: clientList(practiceId), listOrder };
};

/**
 * Clients whose family name begins so, or whose given name does after a comma: `hic`, `Hicks, Jo`. Case, accents
 * and punctuation aside; nobody when nothing of it is a letter or digit.
 * @throws InvalidCursor when `after` is of another search
 */
export const searchClients = async (
  table: Table,
  practiceId: PracticeId,
  beginning: string,
  { limit, after }: PageRequest,
): Promise<Page<Client>> => {
  const prefix = searchPrefix(beginning);
  if (prefix === '') return { rows: [] };
  const partition = clientList(practiceId);
  const list = JSON.stringify([partition, prefix]);
  const start = after === undefined ? undefined : readCursor(list, after, place);
  const { rows, ...page } = await fillPage({
    list,
    limit,
    items: queryItems(table, {
      partition,
      range: { kind: 'begins-with', prefix },
      index: 'list',
      itemsPerCall: limit + 1,
      ...(start === undefined
        ? {}
        : { after: await keyAfter(table, practiceId, start[0] as ClientId, prefix) }),
    }),
    rowOf: idOf,
    positionOf: (item) => [idOf(item)],
  });
  const clients = await readClients(table, practiceId, rows);
  return { ...page, rows: rows.flatMap((id) => clients.get(id) ?? []) };
};
