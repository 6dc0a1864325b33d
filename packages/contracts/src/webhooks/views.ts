/** Webhooks and their deliveries as their owner sees them. */
import * as z from 'zod';
import { deliveryId, instant, webhookId } from '../primitives.ts';
import { deliveredType, notificationType } from './notification-type.ts';
import { endedState } from './requests.ts';

export const webhookState = z.enum(['active', 'paused', 'disabled', 'removed']);
export type WebhookState = z.infer<typeof webhookState>;

export const webhookView = z
  .strictObject({
    webhookId,
    url: z.string(),
    types: z.array(notificationType),
    state: webhookState.meta({
      description: 'Disabled: its receiver answered 410; nothing is sent until it is put again.',
    }),
    createdAt: instant,
    secrets: z
      .array(z.strictObject({ createdAt: instant, liveUntil: instant.optional() }))
      .meta({ description: 'Live ones, the newest first: each gives one signature.' }),
    secret: z
      .string()
      .optional()
      .meta({ description: 'The new secret, in the answer that made it and never again.' }),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.infer<typeof webhookView>;

export const webhooksView = z.strictObject({ webhooks: z.array(webhookView) });
export type WebhooksView = z.infer<typeof webhooksView>;

const attemptView = z
  .strictObject({
    at: instant,
    result: z.enum(['answered', 'timeout', 'connection', 'forbidden-target', 'unknown']).meta({
      description: 'Unknown: it was begun, and what came of it could not be written down.',
    }),
    statusCode: z.int().optional(),
    retryAfterSeconds: z.int().optional(),
    durationMilliseconds: z.int().optional(),
  })
  .meta({ id: 'WebhookAttempt' });

export const deliveryState = z.enum(['waiting', ...endedState.options]);
export type DeliveryState = z.infer<typeof deliveryState>;

export const deliveryView = z
  .strictObject({
    deliveryId: deliveryId.meta({ description: 'The `webhook-id` of every attempt.' }),
    type: deliveredType,
    happenedAt: instant,
    state: deliveryState.meta({
      description:
        'Parked: no attempt is left. Abandoned: the webhook was disabled or removed. Either can be sent again.',
    }),
    nextAttemptAt: instant.optional(),
    attempts: z.array(attemptView).meta({ description: 'Every one, the oldest first.' }),
    body: z.string().meta({ description: 'The bytes that are signed.' }),
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.infer<typeof deliveryView>;

export const resentView = z.strictObject({
  resent: z.int().meta({ description: 'Deliveries that are sent again.' }),
  next: z.string().optional().meta({ description: 'There are more: goes into `after`.' }),
});
export type ResentView = z.infer<typeof resentView>;
