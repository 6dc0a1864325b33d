import type { DeliveryPlace } from '@continuum/application';
import type { Instant } from '@continuum/contracts';
import { deliveryShards } from '../table/definition.ts';
import { deliveryPlaceOf } from '../table/keys.ts';
import { queryItems } from '../table/query-items.ts';
import { parseItem } from '../table/read-items.ts';
import type { Table } from '../table/table.ts';
import { dueDelivery } from './items.ts';

/** Of one webhook in one run; what is left is due at the next. */
const ofOneWebhookMost = 20;

/** Of all webhooks of a shard in one run. */
const ofShardMost = 250;

/** Keys looked through in a shard: the backlog of one dead or paused webhook must not hide the others'. */
const lookedThroughMost = 20_000;
const keysPerCall = 1000;

const dueOfShard = async (table: Table, shard: string, now: Instant): Promise<readonly DeliveryPlace[]> => {
  const places: DeliveryPlace[] = [];
  const ofWebhook = new Map<string, number>();
  let lookedThrough = 0;
  for await (const item of queryItems(table, {
    partition: shard,
    range: { kind: 'up-to', last: now },
    index: 'due',
    itemsPerCall: keysPerCall,
  })) {
    const place = deliveryPlaceOf(parseItem(item, dueDelivery));
    if (place === undefined) throw new Error('something that is no delivery waits for an attempt');
    const before = ofWebhook.get(place.webhookId) ?? 0;
    if (before < ofOneWebhookMost) places.push(place);
    ofWebhook.set(place.webhookId, before + 1);
    lookedThrough += 1;
    if (places.length === ofShardMost || lookedThrough === lookedThroughMost) break;
  }
  return places;
};

/** Deliveries whose instant has come, over every shard, a few of each webhook. Eventually consistent. */
export const duePlaces = async (table: Table, now: Instant): Promise<readonly DeliveryPlace[]> =>
  (await Promise.all(deliveryShards.map((shard) => dueOfShard(table, shard, now)))).flat();
