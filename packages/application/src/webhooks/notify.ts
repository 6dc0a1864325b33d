import type { Instant } from '@continuum/contracts';
import type { ContractEvent } from '@continuum/events';
import type { Delivery, KeptDelivery, Reading, Registry, Webhook } from '../ports/index.ts';
import { deliveringNeeds, dueAt, type SendingNeeds } from './attempting.ts';
import { finishAttempt } from './deliver-due.ts';
import { abandoned, attemptBegun, newDelivery } from './delivery.ts';
import { notificationBody, notificationIdOf } from './notification.ts';
import { notificationTypeOf } from './notification-types.ts';
import { toldSince, wants } from './webhook.ts';

export interface NotifyNeeds extends SendingNeeds {
  readonly registry: Pick<Registry, 'partner'>;
  readonly reading: Pick<Reading, 'discharge'>;
}

/** Left to the sweep for so long once it held up what is behind it: a slow or dead receiver delays nobody else. */
const leftAloneMilliseconds = 60_000;

/** Webhooks whose receivers are to be told of an event, and what. */
const notificationOf = async (
  event: ContractEvent,
  { webhooks, registry, reading, surroundings }: NotifyNeeds,
) => {
  const type = notificationTypeOf(event);
  if (type === undefined || event.recordedAt < toldSince(surroundings.now())) return undefined;
  const { partnerId, dischargeId } = event;
  const [partner, all] = await Promise.all([registry.partner(partnerId), webhooks.all(partnerId)]);
  const listening = all.filter((webhook) => wants(webhook, type));
  if (partner === undefined || partner.disabled || listening.length === 0) return undefined;
  const sent = await reading.discharge({ kind: 'discharge', partnerId, dischargeId });
  if (sent === undefined) throw new Error('an event tells of a discharge that is not there');
  const body = notificationBody(event, sent.messageId);
  return body === undefined ? undefined : { type, body, listening };
};

/** How it begins: under way where the webhook is to be tried at once, else waiting for the sweep. */
const firstDelivery = (webhook: Webhook, atOnce: boolean, now: Instant, chance: number): Delivery => {
  const waiting = newDelivery(now);
  if (webhook.state === 'disabled') return abandoned(waiting);
  return atOnce ? attemptBegun(waiting, now, chance) : waiting;
};

/**
 * Tells partners of contract events: each webhook that asked for it gets one delivery of an event, however often the
 * event comes, and its first attempt right away.
 */
export const createNotifier = (needs: NotifyNeeds) => {
  const { webhooks, surroundings, chance } = needs;
  const leftAloneUntil = new Map<string, number>();
  const isLeftAlone = ({ webhookId }: Webhook): boolean =>
    Date.parse(surroundings.now()) < (leftAloneUntil.get(webhookId) ?? 0);

  const attempt = async (webhook: Webhook, kept: KeptDelivery): Promise<void> => {
    const { holdsUp } = await finishAttempt(await dueAt(kept, webhook, needs), deliveringNeeds(needs));
    if (holdsUp)
      leftAloneUntil.set(webhook.webhookId, Date.parse(surroundings.now()) + leftAloneMilliseconds);
    else leftAloneUntil.delete(webhook.webhookId);
  };

  const deliver = async (
    webhook: Webhook,
    told: Pick<KeptDelivery, 'type' | 'body' | 'happenedAt' | 'deliveryId'>,
  ) => {
    const atOnce = webhook.state === 'active' && !isLeftAlone(webhook);
    const { partnerId, webhookId } = webhook;
    const delivery = firstDelivery(webhook, atOnce, surroundings.now(), chance());
    const kept: KeptDelivery = { partnerId, webhookId, ...told, delivery, version: 1 };
    const isNew = await webhooks.putDelivery(kept);
    if (isNew && atOnce) await attempt(webhook, kept);
    return isNew;
  };

  /** Resolves to whether anybody is told for the first time. */
  return async (event: ContractEvent): Promise<'told' | 'unchanged'> => {
    const notification = await notificationOf(event, needs);
    if (notification === undefined) return 'unchanged';
    const { listening, type, body } = notification;
    const told = { type, body, happenedAt: event.recordedAt, deliveryId: notificationIdOf(event) };
    const all = await Promise.all(listening.map((webhook) => deliver(webhook, told)));
    return all.includes(true) ? 'told' : 'unchanged';
  };
};
