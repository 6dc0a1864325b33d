/** Webhooks and deliveries over maps, for the functions' own tests. */
import type { DeliveryPlace, KeptDelivery, Webhook, Webhooks } from '@continuum/application';

const nextVersionOf = (there: { readonly version: number } | undefined): number => (there?.version ?? 0) + 1;

const keyOf = ({ partnerId, webhookId, deliveryId }: DeliveryPlace): string =>
  `${partnerId} ${webhookId} ${deliveryId}`;

/** What is put over another version than the one before is refused; a page ends with the index of its last row. */
export const openWebhooks = () => {
  const webhooks = new Map<string, Webhook>();
  const deliveries = new Map<string, KeptDelivery>();
  const port: Webhooks = {
    all: async (partnerId) =>
      [...webhooks.values()].filter((one) => one.partnerId === partnerId && one.state !== 'removed'),
    read: async (partnerId, webhookId) => webhooks.get(`${partnerId} ${webhookId}`),
    put: async (webhook) => {
      const key = `${webhook.partnerId} ${webhook.webhookId}`;
      if (webhook.version !== nextVersionOf(webhooks.get(key))) return false;
      webhooks.set(key, webhook);
      return true;
    },
    delivery: async (place) => deliveries.get(keyOf(place)),
    putDelivery: async (kept) => {
      if (kept.version !== nextVersionOf(deliveries.get(keyOf(kept)))) return false;
      deliveries.set(keyOf(kept), kept);
      return true;
    },
    deliveries: async (webhook, { states, since, until }, { limit, after }) => {
      const all = [...deliveries.values()]
        .filter((one) => one.partnerId === webhook.partnerId && one.webhookId === webhook.webhookId)
        .filter(({ happenedAt }) => since <= happenedAt && happenedAt <= until)
        .filter(({ delivery }) => states?.includes(delivery.state) ?? true)
        .sort((one, other) => (one.happenedAt < other.happenedAt ? 1 : -1));
      const start = Number(after ?? 0);
      const rows = all.slice(start, start + limit);
      return { rows, ...(start + limit < all.length ? { next: String(start + limit) } : {}) };
    },
    due: async (now) =>
      [...deliveries.values()]
        .filter(({ delivery: { nextAttemptAt } }) => nextAttemptAt !== undefined && nextAttemptAt <= now)
        .map((kept) => ({ kept, webhook: webhooks.get(`${kept.partnerId} ${kept.webhookId}`) })),
  };
  return { port, webhooks, deliveries };
};
