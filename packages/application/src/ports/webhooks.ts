import type {
  DeliveredType,
  DeliveryId,
  DeliveryState,
  Instant,
  NotificationType,
  PartnerId,
  WebhookId,
  WebhookState,
} from '@continuum/contracts';
import type { Page, PageRequest } from './reading.ts';

/** A secret is made from the region's key and this salt whenever it is needed; it is kept nowhere. */
export interface WebhookSecret {
  readonly salt: string;
  readonly createdAt: Instant;
  /** Of a secret that was replaced. */
  readonly liveUntil?: Instant;
}

/** An address at which a partner is told what happens. */
export interface Webhook {
  readonly partnerId: PartnerId;
  readonly webhookId: WebhookId;
  readonly url: string;
  /** What it is told of: everything where absent. */
  readonly types?: readonly NotificationType[];
  readonly state: WebhookState;
  readonly createdAt: Instant;
  /** The newest first; two at most. */
  readonly secrets: readonly WebhookSecret[];
  /** For optimistic writing: 1 for the first. */
  readonly version: number;
}

/** What came of one request. Nothing of what the receiver wrote is kept. */
export type AttemptOutcome =
  | { readonly kind: 'answered'; readonly statusCode: number; readonly retryAfterSeconds?: number }
  | { readonly kind: 'unanswered'; readonly because: 'timeout' | 'connection' | 'forbidden-target' };

export interface Attempt {
  readonly at: Instant;
  /** Absent while it is under way, and for good where its end could not be written down. */
  readonly ended?: { readonly durationMilliseconds: number; readonly outcome: AttemptOutcome };
}

/** How far one notification has come on its way to one webhook. */
export interface Delivery {
  readonly state: DeliveryState;
  /** Every attempt, the oldest first. */
  readonly attempts: readonly Attempt[];
  /** Attempts of earlier rounds: it was sent again since. */
  readonly before: number;
  /** While waiting only. */
  readonly nextAttemptAt?: Instant;
}

export interface DeliveryPlace {
  readonly partnerId: PartnerId;
  readonly webhookId: WebhookId;
  readonly deliveryId: DeliveryId;
}

/** A delivery as it is kept. */
export interface KeptDelivery extends DeliveryPlace {
  readonly type: DeliveredType;
  readonly happenedAt: Instant;
  /** The bytes that are signed. */
  readonly body: string;
  readonly delivery: Delivery;
  /** For optimistic writing: 1 for the first. */
  readonly version: number;
}

/**
 * Keeps webhooks and deliveries. Lists of deliveries, and what is due, are eventually consistent; the rest is not.
 * A put says `false` where another version stands than the one before it.
 * @throws InvalidCursor when `after` was not given out by the same list
 */
export interface Webhooks {
  /** Of one partner; none that was removed. */
  all(partnerId: PartnerId): Promise<readonly Webhook[]>;
  read(partnerId: PartnerId, webhookId: WebhookId): Promise<Webhook | undefined>;
  put(webhook: Webhook): Promise<boolean>;
  delivery(place: DeliveryPlace): Promise<KeptDelivery | undefined>;
  putDelivery(kept: KeptDelivery): Promise<boolean>;
  /** What happened last comes first. */
  deliveries(
    webhook: Pick<Webhook, 'partnerId' | 'webhookId'>,
    filter: { readonly states?: readonly DeliveryState[]; readonly since: Instant; readonly until: Instant },
    page: PageRequest,
  ): Promise<Page<KeptDelivery>>;
  /** Deliveries whose next attempt is due, a few of each webhook, each with its webhook. */
  due(
    now: Instant,
  ): Promise<readonly { readonly kept: KeptDelivery; readonly webhook: Webhook | undefined }[]>;
}
