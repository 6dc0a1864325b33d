import { deliveriesKeptDays, type KeptDelivery, type Webhook } from '@continuum/application';
import * as z from 'zod';
import { deliveryKey, deliveryShardOf, webhookKey, webhookPartition } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import type { Write } from '../table/transact.ts';

/** Both are kept as the JSON of what they are, beside what conditions, indexes and expiry need. */
export const storedItem = z.object({ body: z.string() });

const expiry = (from: string): Item => ({
  expiresAtEpochSeconds: Math.floor(Date.parse(from) / 1000) + deliveriesKeptDays * 86_400,
});

const conditionOf = (version: number) =>
  version === 1 ? ({ kind: 'absent' } as const) : ({ kind: 'version-is', version: version - 1 } as const);

/** @param now one that was removed is forgotten with the last of its deliveries */
export const webhookWrite = (webhook: Webhook, now: string): Write => ({
  item: {
    ...webhookKey(webhook.partnerId, webhook.webhookId),
    version: webhook.version,
    body: JSON.stringify(webhook),
    ...(webhook.state === 'removed' ? expiry(now) : {}),
  },
  condition: conditionOf(webhook.version),
});

export const webhookOf = ({ body }: z.infer<typeof storedItem>): Webhook => JSON.parse(body);

/** A delivery stands in its webhook's list by when it happened, and among what is due while it waits. */
export const deliveryWrite = (kept: KeptDelivery): Write => {
  const { partnerId, webhookId, happenedAt, version, delivery } = kept;
  return {
    item: {
      ...deliveryKey(kept),
      version,
      body: JSON.stringify(kept),
      listKey: webhookPartition(partnerId, webhookId),
      listOrder: happenedAt,
      status: delivery.state,
      ...(delivery.nextAttemptAt === undefined
        ? {}
        : { dueShard: deliveryShardOf(partnerId, webhookId), sweepAt: delivery.nextAttemptAt }),
      ...expiry(happenedAt),
    },
    condition: conditionOf(version),
  };
};

export const deliveryOf = ({ body }: z.infer<typeof storedItem>): KeptDelivery => JSON.parse(body);

/** What the `list` index shows of a delivery. */
export const listedDelivery = z.object({
  PK: z.string(),
  SK: z.string(),
  listOrder: z.string(),
  status: z.string(),
});

/** What the `due` index shows. */
export const dueDelivery = z.object({ PK: z.string(), SK: z.string(), sweepAt: z.string() });
