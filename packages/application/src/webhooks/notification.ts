import type { DeliveryId, WebhookNotification } from '@continuum/contracts';
import type { ContractEvent } from '@continuum/events';
import { notificationTypeOf } from './notification-types.ts';

/**
 * Standard Webhooks advises less than 20 KB.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
const bodyBytesMost = 20_000;

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength;

/** Codes only; why a program is held or an episode ended may tell of a client's health, and stays behind the link. */
const codesOf = (event: ContractEvent): Pick<WebhookNotification['data'], 'reason' | 'outcome'> => {
  switch (event.type) {
    case 'ReferralDeclined':
    case 'ReferralCancelled':
      return { reason: event.data.reason };
    case 'EpisodeClosed':
      return { outcome: event.data.outcome };
    default:
      return {};
  }
};

const linkTo = (messageId: string): { readonly link?: string } =>
  messageId.isWellFormed() ? { link: `/v1/discharges/${encodeURIComponent(messageId)}` } : {};

/**
 * What a partner is told of an event, as the bytes that are signed; undefined when it is not told.
 * A message id so long that its link would pass the limit goes without the link.
 */
export const notificationBody = (event: ContractEvent, messageId: string): string | undefined => {
  const type = notificationTypeOf(event);
  if (type === undefined) return undefined;
  const standing = 'stage' in event ? { stage: event.stage, status: event.status } : {};
  const thin: WebhookNotification = {
    type,
    timestamp: event.recordedAt,
    data: { messageId, ...standing, ...codesOf(event) },
  };
  const linked = JSON.stringify({ ...thin, data: { ...thin.data, ...linkTo(messageId) } });
  return bytesOf(linked) < bodyBytesMost ? linked : JSON.stringify(thin);
};

/** `webhook-id`: the same for every attempt, and without the full stop that separates what is signed. */
export const notificationIdOf = ({ id }: Pick<ContractEvent, 'id'>): DeliveryId =>
  `msg_${id.replace('.', '_')}` as DeliveryId;
