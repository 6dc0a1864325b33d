import {
  type DeliveryPlace,
  InvalidCursor,
  type KeptDelivery,
  type Page,
  type PageRequest,
  type Webhook,
  type Webhooks,
} from '@continuum/application';
import type { DeliveryId } from '@continuum/contracts';
import * as z from 'zod';
import { readCursor } from '../table/cursor.ts';
import { deliveryKey, deliveryPlaceOf, webhookPartition } from '../table/keys.ts';
import { fillPage, itemsPerFilteredCall } from '../table/page.ts';
import { queryItems } from '../table/query-items.ts';
import { parseItem, readItems } from '../table/read-items.ts';
import type { Item, Table } from '../table/table.ts';
import { deliveryOf, listedDelivery, storedItem } from './items.ts';

/** What a cursor holds: the delivery, and the instant it is listed under. */
const position = z.tuple([z.string().regex(/^msg_[a-z0-9_]+$/), z.iso.datetime()]);

/** The items of a list until one that happened earlier. */
async function* since(items: AsyncIterable<Item>, first: string): AsyncGenerator<Item> {
  for await (const item of items) {
    if (parseItem(item, listedDelivery).listOrder < first) return;
    yield item;
  }
}

const placeOf = (item: Pick<z.infer<typeof listedDelivery>, 'PK' | 'SK'>): DeliveryPlace => {
  const place = deliveryPlaceOf(item);
  if (place === undefined) throw new Error("something that is no delivery stands in a webhook's list");
  return place;
};

/** The deliveries at these places, as they are now, in the same order. */
export const readDeliveries = async (
  table: Table,
  places: readonly DeliveryPlace[],
): Promise<readonly KeptDelivery[]> => {
  const found = await readItems(table, places.map(deliveryKey));
  return places.flatMap((place) => {
    const item = found.at(deliveryKey(place), storedItem);
    return item === undefined ? [] : [deliveryOf(item)];
  });
};

/**
 * Deliveries of a webhook, what happened last first.
 * @throws InvalidCursor when `after` is of another list, or of another filter
 */
export const listDeliveries = async (
  table: Table,
  { partnerId, webhookId }: Pick<Webhook, 'partnerId' | 'webhookId'>,
  filter: Parameters<Webhooks['deliveries']>[1],
  { limit, after }: PageRequest,
): Promise<Page<KeptDelivery>> => {
  const partition = webhookPartition(partnerId, webhookId);
  const list = JSON.stringify([partition, filter.states ?? null]);
  const keyAt = ([id, listOrder]: z.infer<typeof position>): Item => {
    if (listOrder > filter.until) throw new InvalidCursor('the cursor leads beyond the end of the list');
    return {
      ...deliveryKey({ partnerId, webhookId, deliveryId: id as DeliveryId }),
      listKey: partition,
      listOrder,
    };
  };
  const { rows, ...page } = await fillPage({
    list,
    limit,
    items: since(
      queryItems(table, {
        partition,
        range: { kind: 'up-to', last: filter.until },
        index: 'list',
        descending: true,
        itemsPerCall: filter.states === undefined ? limit + 1 : itemsPerFilteredCall,
        ...(after === undefined ? {} : { after: keyAt(readCursor(list, after, position)) }),
      }),
      filter.since,
    ),
    rowOf: (item) => {
      const { status, ...listed } = parseItem(item, listedDelivery);
      return filter.states?.some((state) => state === status) === false ? undefined : placeOf(listed);
    },
    positionOf: (item) => {
      const listed = parseItem(item, listedDelivery);
      return [placeOf(listed).deliveryId, listed.listOrder];
    },
  });
  return { ...page, rows: await readDeliveries(table, rows) };
};
