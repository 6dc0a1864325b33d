import type {
  DeliveryId,
  DeliveryState,
  DeliveryView,
  EndedState,
  Instant,
  PageOf,
  PartnerId,
  ResentView,
  WebhookId,
} from '@continuum/contracts';
import type { KeptDelivery, Surroundings, Webhook } from '../ports/index.ts';
import { type PageQuery, pageRequest, pageView } from '../reading/page-view.ts';
import { deliveringNeeds, dueAt, type SendingNeeds } from './attempting.ts';
import { finishAttempt } from './deliver-due.ts';
import { attemptBegun, movedOn, newDelivery, sentAgain } from './delivery.ts';
import { type ManageNeeds, type WebhookResult, webhookAt } from './manage.ts';
import { webhookRefusal } from './refusals.ts';
import { deliveryView } from './views.ts';
import { toldSince } from './webhook.ts';

interface Times {
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
}

/** Deliveries are kept for a while; older ones are gone, whether the table forgot them yet or not. */
const within = ({ since, until }: Times, now: Instant) => {
  const first = toldSince(now);
  return { since: since !== undefined && since > first ? since : first, until: until ?? now };
};

/** What was sent to a webhook or waits to be. */
export const listDeliveries = async (
  partnerId: PartnerId,
  webhookId: WebhookId,
  { state, since, until, ...page }: PageQuery & Times & { readonly state?: DeliveryState | undefined },
  needs: ManageNeeds,
): Promise<WebhookResult<PageOf<DeliveryView>>> => {
  const webhook = await webhookAt(partnerId, webhookId, needs);
  if (webhook === undefined) return { kind: 'not-found' };
  const filter = {
    ...within({ since, until }, needs.surroundings.now()),
    ...(state === undefined ? {} : { states: [state] }),
  };
  const found = await needs.webhooks.deliveries(webhook, filter, pageRequest(page));
  return { kind: 'done', value: pageView(found, deliveryView) };
};

const disabled = {
  kind: 'refused',
  refusals: [webhookRefusal('webhook-disabled')],
} as const;

/** Whether a delivery is sent again: no test is, nor one that changes at this moment, since it is being sent. */
const resend = async (kept: KeptDelivery, { webhooks, surroundings }: ManageNeeds): Promise<boolean> =>
  kept.type !== 'webhook.test' &&
  webhooks.putDelivery(movedOn(kept, sentAgain(kept.delivery, surroundings.now())));

export const resendDelivery = async (
  partnerId: PartnerId,
  webhookId: WebhookId,
  deliveryId: DeliveryId,
  needs: ManageNeeds,
): Promise<WebhookResult<ResentView>> => {
  const webhook = await webhookAt(partnerId, webhookId, needs);
  const kept = webhook && (await needs.webhooks.delivery({ partnerId, webhookId, deliveryId }));
  if (kept === undefined || kept.happenedAt < toldSince(needs.surroundings.now()))
    return { kind: 'not-found' };
  if (webhook?.state === 'disabled') return disabled;
  return { kind: 'done', value: { resent: Number(await resend(kept, needs)) } };
};

/** Deliveries of one call. */
const resentMost = 100;

export const resendDeliveries = async (
  partnerId: PartnerId,
  webhookId: WebhookId,
  {
    states,
    after,
    ...times
  }: Times & { readonly states: readonly EndedState[]; readonly after?: string | undefined },
  needs: ManageNeeds,
): Promise<WebhookResult<ResentView>> => {
  const webhook = await webhookAt(partnerId, webhookId, needs);
  if (webhook === undefined) return { kind: 'not-found' };
  if (webhook.state === 'disabled') return disabled;
  const filter = { ...within(times, needs.surroundings.now()), states };
  const page = pageRequest({ limit: resentMost, after });
  const { rows, next } = await needs.webhooks.deliveries(webhook, filter, page);
  const ended = rows.filter(({ delivery }) => delivery.state !== 'waiting');
  const resent = await Promise.all(ended.map((kept) => resend(kept, needs)));
  const value = { resent: resent.filter(Boolean).length, ...(next === undefined ? {} : { next }) };
  return { kind: 'done', value };
};

export interface TestNeeds extends SendingNeeds {
  readonly surroundings: Surroundings;
}

/** A test is tried once: no sweep finds it, whatever becomes of whoever tries it. */
const notTriedAgain = (kept: KeptDelivery): KeptDelivery => {
  const { nextAttemptAt: _, state, ...delivery } = kept.delivery;
  return { ...kept, delivery: { ...delivery, state: state === 'waiting' ? 'parked' : state } };
};

const testOf = (
  { partnerId, webhookId }: Webhook,
  { surroundings, chance }: Pick<TestNeeds, 'surroundings' | 'chance'>,
): KeptDelivery => {
  const type = 'webhook.test';
  const now = surroundings.now();
  return {
    partnerId,
    webhookId,
    deliveryId: surroundings.newId('msg_test') as DeliveryId,
    type,
    happenedAt: now,
    body: JSON.stringify({ type, timestamp: now, data: {} }),
    delivery: attemptBegun(newDelivery(now), now, chance()),
    version: 1,
  };
};

/** Posts a test now, and says what the receiver answered. */
export const testWebhook = async (
  partnerId: PartnerId,
  webhookId: WebhookId,
  needs: TestNeeds,
): Promise<WebhookResult<DeliveryView>> => {
  const webhook = await webhookAt(partnerId, webhookId, needs);
  if (webhook === undefined) return { kind: 'not-found' };
  if (webhook.state === 'disabled') return disabled;
  const begun = notTriedAgain(testOf(webhook, needs));
  if (!(await needs.webhooks.putDelivery(begun))) throw new Error('a new test has the id of another');
  const { record, ...delivering } = deliveringNeeds(needs);
  const { kept } = await finishAttempt(await dueAt(begun, webhook, needs), {
    ...delivering,
    record: (ended) => record(notTriedAgain(ended)),
  });
  return { kind: 'done', value: deliveryView(notTriedAgain(kept)) };
};
