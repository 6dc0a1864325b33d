import type { PartnerId, WebhookId, WebhooksView, WebhookView, WebhookWish } from '@continuum/contracts';
import type { Surroundings, Webhook, Webhooks } from '../ports/index.ts';
import { type WebhookRefusal, webhookRefusal } from './refusals.ts';
import { webhookView } from './views.ts';
import { secretOf, secretsAfterRotation } from './webhook.ts';

export interface ManageNeeds {
  readonly webhooks: Webhooks;
  readonly surroundings: Pick<Surroundings, 'now' | 'newId' | 'newSalt' | 'keyedHash'>;
}

/** What came of a wish about webhooks. */
export type WebhookResult<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusals: readonly WebhookRefusal[] }
  | { readonly kind: 'not-found' };

const notFound = { kind: 'not-found' } as const;
const done = <Value>(value: Value) => ({ kind: 'done', value }) as const;

/** More addresses than this tell nobody more. */
const webhooksMost = 10;

const triesMost = 5;

type Wished = Pick<Webhook, 'url' | 'state' | 'types'>;

const wished = ({ url, types, paused }: WebhookWish): Wished => ({
  url,
  state: paused === true ? 'paused' : 'active',
  ...(types === undefined ? {} : { types }),
});

/** Another webhook at the same address: everything would be told there twice. */
const sameAddress = (all: readonly Webhook[], url: string, but?: WebhookId): readonly WebhookRefusal[] =>
  all
    .filter((webhook) => webhook.url === url && webhook.webhookId !== but)
    .map(({ webhookId }) => webhookRefusal('address-taken', webhookId));

/** A webhook as its owner may use it: not one that was removed. */
export const webhookAt = async (
  partnerId: PartnerId,
  webhookId: WebhookId,
  { webhooks }: Pick<ManageNeeds, 'webhooks'>,
): Promise<Webhook | undefined> => {
  const webhook = await webhooks.read(partnerId, webhookId);
  return webhook?.state === 'removed' ? undefined : webhook;
};

/** Changes a webhook as it stands; undefined when there is none. */
const change = async (
  partnerId: PartnerId,
  webhookId: WebhookId,
  alter: (webhook: Webhook) => Webhook,
  needs: ManageNeeds,
): Promise<Webhook | undefined> => {
  for (let tries = 0; tries < triesMost; tries += 1) {
    const webhook = await webhookAt(partnerId, webhookId, needs);
    if (webhook === undefined) return undefined;
    const altered = { ...alter(webhook), version: webhook.version + 1 };
    if (await needs.webhooks.put(altered)) return altered;
  }
  throw new Error('a webhook is being changed by others');
};

const viewOf = (webhook: Webhook | undefined, { surroundings }: ManageNeeds): WebhookResult<WebhookView> =>
  webhook === undefined ? notFound : done(webhookView(webhook, surroundings.now()));

const viewWithSecret = async (webhook: Webhook, { surroundings }: ManageNeeds): Promise<WebhookView> => {
  const [newest] = webhook.secrets;
  if (newest === undefined) throw new Error('a webhook has no secret');
  return webhookView(webhook, surroundings.now(), await secretOf(webhook, newest, surroundings));
};

export const listWebhooks = async (partnerId: PartnerId, needs: ManageNeeds): Promise<WebhooksView> => {
  const now = needs.surroundings.now();
  return { webhooks: (await needs.webhooks.all(partnerId)).map((webhook) => webhookView(webhook, now)) };
};

export const readWebhook = async (partnerId: PartnerId, webhookId: WebhookId, needs: ManageNeeds) =>
  viewOf(await webhookAt(partnerId, webhookId, needs), needs);

/** A new webhook with its secret, which is shown this once. */
export const registerWebhook = async (
  partnerId: PartnerId,
  wish: WebhookWish,
  needs: ManageNeeds,
): Promise<WebhookResult<WebhookView>> => {
  const { webhooks, surroundings } = needs;
  const all = await webhooks.all(partnerId);
  const refusals = [
    ...sameAddress(all, wish.url),
    ...(all.length < webhooksMost ? [] : [webhookRefusal('too-many-webhooks')]),
  ];
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const createdAt = surroundings.now();
  const webhook: Webhook = {
    partnerId,
    webhookId: surroundings.newId('wh') as WebhookId,
    ...wished(wish),
    createdAt,
    secrets: [{ salt: surroundings.newSalt(), createdAt }],
    version: 1,
  };
  if (!(await webhooks.put(webhook))) throw new Error('a new webhook has the id of another');
  return done(await viewWithSecret(webhook, needs));
};

/** Changes, pauses or resumes; one that was disabled is active again. */
export const changeWebhook = async (
  partnerId: PartnerId,
  webhookId: WebhookId,
  wish: WebhookWish,
  needs: ManageNeeds,
): Promise<WebhookResult<WebhookView>> => {
  if ((await webhookAt(partnerId, webhookId, needs)) === undefined) return notFound;
  const refusals = sameAddress(await needs.webhooks.all(partnerId), wish.url, webhookId);
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const alter = ({ types: _, ...webhook }: Webhook): Webhook => ({ ...webhook, ...wished(wish) });
  return viewOf(await change(partnerId, webhookId, alter, needs), needs);
};

export const removeWebhook = async (partnerId: PartnerId, webhookId: WebhookId, needs: ManageNeeds) => {
  const alter = (webhook: Webhook): Webhook => ({ ...webhook, state: 'removed', secrets: [] });
  return viewOf(await change(partnerId, webhookId, alter, needs), needs);
};

/** A new secret, which is shown this once; the one before stays live for a while. */
export const rotateWebhookSecret = async (
  partnerId: PartnerId,
  webhookId: WebhookId,
  overlapHours: number,
  needs: ManageNeeds,
): Promise<WebhookResult<WebhookView>> => {
  const salt = needs.surroundings.newSalt();
  const now = needs.surroundings.now();
  const alter = (webhook: Webhook): Webhook => ({
    ...webhook,
    secrets: secretsAfterRotation(webhook, salt, { now, overlapHours }),
  });
  const webhook = await change(partnerId, webhookId, alter, needs);
  return webhook === undefined ? notFound : done(await viewWithSecret(webhook, needs));
};
