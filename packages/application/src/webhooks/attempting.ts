import type { Instant } from '@continuum/contracts';
import type { KeptDelivery, Surroundings, Webhook, Webhooks } from '../ports/index.ts';
import type { AttemptNeeds, DeliverNeeds, DueDelivery } from './deliver-due.ts';
import { liveSecrets, secretOf } from './webhook.ts';

/** What sending to webhooks needs of the world. */
export interface SendingNeeds {
  readonly webhooks: Webhooks;
  readonly surroundings: Pick<Surroundings, 'now' | 'keyedHash'>;
  readonly chance: AttemptNeeds['chance'];
  readonly sign: AttemptNeeds['sign'];
  readonly send: AttemptNeeds['send'];
}

/** A delivery with its webhook's address and the secrets that are live now. */
export const dueAt = async (
  kept: KeptDelivery,
  webhook: Webhook,
  { surroundings }: Pick<SendingNeeds, 'surroundings'>,
): Promise<DueDelivery> => ({
  kept,
  url: webhook.url,
  secrets: await Promise.all(
    liveSecrets(webhook, surroundings.now()).map((secret) => secretOf(webhook, secret, surroundings)),
  ),
});

const triesMost = 5;

/** Unless its address is another by now: it is the receiver that answered, who wants nothing more. */
const disable = async ({ kept, url }: DueDelivery, webhooks: Webhooks): Promise<void> => {
  for (let tries = 0; tries < triesMost; tries += 1) {
    const webhook = await webhooks.read(kept.partnerId, kept.webhookId);
    if (webhook === undefined || webhook.url !== url || webhook.state === 'disabled') return;
    if (webhook.state === 'removed') return;
    if (await webhooks.put({ ...webhook, state: 'disabled', version: webhook.version + 1 })) return;
  }
  throw new Error('a webhook whose receiver is gone is being changed by others');
};

/** How attempts are made and kept. */
export const deliveringNeeds = ({
  webhooks,
  surroundings,
  chance,
  sign,
  send,
}: SendingNeeds): DeliverNeeds => ({
  now: surroundings.now,
  chance,
  sign,
  send,
  record: (kept) => webhooks.putDelivery(kept),
  disable: (due) => disable(due, webhooks),
});

const runSeconds = 40;

/** When a run begins no further attempt: the last one has time to end before the function must. */
export const endOfRun = (now: Instant): Instant =>
  new Date(Date.parse(now) + runSeconds * 1000).toISOString() as Instant;
