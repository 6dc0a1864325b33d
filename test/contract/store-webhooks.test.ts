import { InvalidCursor, type KeptDelivery, type Webhooks } from '@continuum/application';
import { createWebhooks, openTable } from '@continuum/aws';
import type { Instant } from '@continuum/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fresh } from '../kit/fresh-names.ts';
import { type OpenedTable, tableName, tables } from '../kit/tables.ts';
import { watch } from '../kit/watched-client.ts';
import { newDeliveryTo, newWebhook } from '../kit/webhook-items.ts';

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T12:00:00.000Z` as Instant;
const march = { since: day(1), until: day(31) };

describe.each(tables)('given webhooks on $on', ({ open }) => {
  let table: OpenedTable;
  let watched: ReturnType<typeof watch<OpenedTable['client']>>;
  let webhooks: Webhooks;

  beforeAll(async () => {
    table = await open();
  });
  afterAll(() => table.close());
  beforeEach(() => {
    watched = watch(table.client);
    webhooks = createWebhooks(openTable({ client: watched.client, name: tableName }), { now: () => 0 });
  });

  const ended = (kept: KeptDelivery, state: 'delivered' | 'parked'): KeptDelivery => ({
    ...kept,
    delivery: { state, attempts: [], before: 0 },
    version: kept.version + 1,
  });

  it('keeps each once, and changes none that somebody else changed', async () => {
    const webhook = newWebhook(fresh.partner());
    expect(await webhooks.put(webhook)).toBe(true);
    expect(await webhooks.put({ ...webhook, url: 'https://other.example.com/' })).toBe(false);
    expect(await webhooks.put({ ...webhook, state: 'paused', version: 2 })).toBe(true);
    expect(await webhooks.put({ ...webhook, state: 'disabled', version: 2 })).toBe(false);
    expect(await webhooks.read(webhook.partnerId, webhook.webhookId)).toMatchObject({ state: 'paused' });
  });

  it('lists those of one partner, without those that were removed', async () => {
    const [mine, theirs] = [newWebhook(fresh.partner()), newWebhook(fresh.partner())];
    const removed = newWebhook(mine.partnerId);
    for (const one of [mine, theirs, removed]) await webhooks.put(one);
    await webhooks.put({ ...removed, state: 'removed', secrets: [], version: 2 });
    expect(await webhooks.all(mine.partnerId)).toEqual([mine]);
    expect(await webhooks.read(theirs.partnerId, mine.webhookId)).toBeUndefined();
  });

  it('tries again what met another, and refuses what is there, were it the same', async () => {
    const kept = newDeliveryTo(newWebhook(fresh.partner()));
    watched.troubles.push('transaction-conflict');
    expect(await webhooks.putDelivery(kept)).toBe(true);
    watched.troubles.push('reply-lost');
    await expect(webhooks.putDelivery(ended(kept, 'parked'))).rejects.toThrow('did not answer');
    expect(await webhooks.putDelivery(ended(kept, 'parked'))).toBe(false);
    expect(await webhooks.putDelivery(kept)).toBe(false);
    expect(await webhooks.delivery(kept)).toMatchObject({ version: 2, delivery: { state: 'parked' } });
  });

  it('lists deliveries by when they happened, the last first, by time and by state, page by page', async () => {
    const webhook = newWebhook(fresh.partner());
    const all = [3, 9, 5, 7].map((number) => newDeliveryTo(webhook, { happenedAt: day(number) }));
    for (const kept of [...all, newDeliveryTo(newWebhook(webhook.partnerId))])
      await webhooks.putDelivery(kept);
    const [third, , fifth] = all;
    if (third === undefined || fifth === undefined) throw new Error('there are four');
    await webhooks.putDelivery(ended(third, 'parked'));
    await webhooks.putDelivery(ended(fifth, 'parked'));
    const days = async (
      filter: Partial<Parameters<Webhooks['deliveries']>[1]>,
      limit = 10,
      after?: string,
    ) => {
      const request = { limit, ...(after === undefined ? {} : { after }) };
      const { rows, next } = await webhooks.deliveries(webhook, { ...march, ...filter }, request);
      return { days: rows.map(({ happenedAt }) => Number(happenedAt.slice(8, 10))), next };
    };
    expect((await days({})).days).toEqual([9, 7, 5, 3]);
    expect((await days({ since: day(5), until: day(7) })).days).toEqual([7, 5]);
    expect((await days({ states: ['parked'] })).days).toEqual([5, 3]);
    const first = await days({}, 3);
    expect(first.days).toEqual([9, 7, 5]);
    expect(await days({}, 3, first.next)).toEqual({ days: [3], next: undefined });
    await expect(days({ states: ['parked'] }, 3, first.next)).rejects.toThrow(InvalidCursor);
    await expect(days({ until: day(4) }, 3, first.next)).rejects.toThrow(InvalidCursor);
  });

  it('finds what is due by now, each with its webhook as it is, and nothing that ended', async () => {
    const webhook = newWebhook(fresh.partner());
    await webhooks.put(webhook);
    const waiting = (number: number) =>
      newDeliveryTo(webhook, {
        delivery: { state: 'waiting', attempts: [], before: 0, nextAttemptAt: day(number) },
      });
    const [due, later, done] = [waiting(10), waiting(12), waiting(10)];
    for (const kept of [due, later, done]) await webhooks.putDelivery(kept);
    await webhooks.putDelivery(ended(done, 'delivered'));
    const found = (await webhooks.due(day(11))).filter(({ kept }) => kept.partnerId === webhook.partnerId);
    expect(found).toEqual([{ kept: due, webhook }]);
  });

  it('a webhook with a backlog hides no other: a few of each', async () => {
    const [dead, alive] = [newWebhook(fresh.partner()), newWebhook(fresh.partner())];
    for (let nth = 0; nth < 45; nth += 1) await webhooks.putDelivery(newDeliveryTo(dead));
    const last = newDeliveryTo(alive, {
      delivery: { state: 'waiting', attempts: [], before: 0, nextAttemptAt: day(20) },
    });
    await webhooks.putDelivery(last);
    const found = await webhooks.due(day(21));
    const of = ({ webhookId }: { readonly webhookId: string }) =>
      found.filter(({ kept }) => kept.webhookId === webhookId).length;
    expect([of(dead), of(alive)]).toEqual([20, 1]);
  });
});
