import { randomUUID } from 'node:crypto';
import type { Webhook, Webhooks } from '@continuum/application';
import { deliveryKey, webhookKey, webhooksPartition } from '../table/keys.ts';
import { queryItems } from '../table/query-items.ts';
import { parseItem, readItem, readItems } from '../table/read-items.ts';
import type { Table } from '../table/table.ts';
import { transact, type Write } from '../table/transact.ts';
import { listDeliveries, readDeliveries } from './delivery-list.ts';
import { duePlaces } from './due-deliveries.ts';
import { deliveryOf, deliveryWrite, storedItem, webhookOf, webhookWrite } from './items.ts';

/** A partner's webhooks, removed ones among them, in one call. */
const webhooksPerCall = 100;

const allOf = async (table: Table, partnerId: Webhook['partnerId']): Promise<readonly Webhook[]> => {
  const webhooks: Webhook[] = [];
  for await (const item of queryItems(table, {
    partition: webhooksPartition(partnerId),
    range: { kind: 'all' },
    itemsPerCall: webhooksPerCall,
  }))
    webhooks.push(webhookOf(parseItem(item, storedItem)));
  return webhooks.filter(({ state }) => state !== 'removed');
};

const readDue: (table: Table) => Webhooks['due'] = (table) => async (now) => {
  const places = await duePlaces(table, now);
  const [deliveries, webhooks] = await Promise.all([
    readDeliveries(table, places),
    readItems(
      table,
      places.map(({ partnerId, webhookId }) => webhookKey(partnerId, webhookId)),
    ),
  ]);
  return deliveries.map((kept) => {
    const item = webhooks.at(webhookKey(kept.partnerId, kept.webhookId), storedItem);
    return { kept, webhook: item === undefined ? undefined : webhookOf(item) };
  });
};

/**
 * Webhooks and deliveries in the table. Each put stands for itself: of two that say the same, one is refused.
 * @param now of the moment a webhook is removed, in milliseconds
 */
export const createWebhooks = (table: Table, { now }: { readonly now: () => number }): Webhooks => {
  const put = async (write: Write): Promise<boolean> =>
    (await transact(table, [write], randomUUID())).kind === 'written';
  return {
    all: (partnerId) => allOf(table, partnerId),
    read: async (partnerId, webhookId) => {
      const item = await readItem(table, webhookKey(partnerId, webhookId), storedItem);
      return item === undefined ? undefined : webhookOf(item);
    },
    put: (webhook) => put(webhookWrite(webhook, new Date(now()).toISOString())),
    delivery: async (place) => {
      const item = await readItem(table, deliveryKey(place), storedItem);
      return item === undefined ? undefined : deliveryOf(item);
    },
    putDelivery: (kept) => put(deliveryWrite(kept)),
    deliveries: (webhook, filter, page) => listDeliveries(table, webhook, filter, page),
    due: readDue(table),
  };
};
