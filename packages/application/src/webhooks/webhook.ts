import type { Instant, NotificationType } from '@continuum/contracts';
import type { Surroundings, Webhook, WebhookSecret } from '../ports/index.ts';

const hourMilliseconds = 3_600_000;

/** A notification is kept so long, and told of an event no older: replayed after that it is news to nobody. */
export const deliveriesKeptDays = 30;

const keptMilliseconds = deliveriesKeptDays * 24 * hourMilliseconds;

/** What happened then or later is still kept and told. */
export const toldSince = (now: Instant): Instant =>
  new Date(Date.parse(now) - keptMilliseconds).toISOString() as Instant;

export const wants = ({ types }: Pick<Webhook, 'types'>, type: NotificationType): boolean =>
  types?.includes(type) ?? true;

const isLive = ({ liveUntil }: WebhookSecret, now: Instant): boolean =>
  liveUntil === undefined || now < liveUntil;

/** The secrets that sign now, the newest first. */
export const liveSecrets = ({ secrets }: Pick<Webhook, 'secrets'>, now: Instant): readonly WebhookSecret[] =>
  secrets.filter((secret) => isLive(secret, now));

/**
 * The secrets after a new one came. While one is being replaced already, it is the newest that gives way: the
 * older one is what receivers have. Without an overlap all of them end at once: one of them is known to a stranger.
 */
export const secretsAfterRotation = (
  webhook: Webhook,
  salt: string,
  { now, overlapHours }: { readonly now: Instant; readonly overlapHours: number },
): readonly WebhookSecret[] => {
  const fresh = { salt, createdAt: now };
  if (overlapHours === 0) return [fresh];
  const liveUntil = new Date(Date.parse(now) + overlapHours * hourMilliseconds).toISOString() as Instant;
  const [newest, older] = liveSecrets(webhook, now);
  const staying = older ?? (newest && { ...newest, liveUntil });
  return [fresh, ...(staying === undefined ? [] : [staying])];
};

/**
 * A secret as its receiver holds it: `whsec_` and base64. Made from the region's key, so that whoever reads the
 * table, a backup or a stream reads no secret.
 */
export const secretOf = async (
  { partnerId, webhookId }: Pick<Webhook, 'partnerId' | 'webhookId'>,
  { salt }: Pick<WebhookSecret, 'salt'>,
  { keyedHash }: Pick<Surroundings, 'keyedHash'>,
): Promise<string> => `whsec_${btoa(await keyedHash('webhook-secret', partnerId, webhookId, salt))}`;
