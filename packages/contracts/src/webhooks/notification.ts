/** What is posted to a partner, in the shape that Standard Webhooks recommends. */
import * as z from 'zod';
import { instant } from '../primitives.ts';
import { cancelReason, declineReason, outcome, stage, status } from '../vocabulary.ts';
import { notificationType } from './notification-type.ts';

const timestamp = instant.meta({ description: 'When it happened, not when it is sent.' });

export const webhookNotification = z
  .strictObject({
    type: notificationType,
    timestamp,
    data: z.strictObject({
      messageId: z
        .string()
        .meta({ description: "The partner's own id of its message; nobody else is told it." }),
      stage: stage.optional(),
      status: status.optional(),
      reason: z
        .union([declineReason, cancelReason])
        .optional()
        .meta({ description: 'Why a referral was declined or cancelled.' }),
      outcome: outcome.optional().meta({ description: 'How an episode ended.' }),
      link: z
        .string()
        .optional()
        .meta({ description: "Where it stands now, to be read under the partner's own token." }),
    }),
  })
  .meta({ id: 'WebhookNotification' });
export type WebhookNotification = z.infer<typeof webhookNotification>;

/** A test tells of nothing that happened. */
export const webhookTest = z
  .strictObject({ type: z.literal('webhook.test'), timestamp, data: z.strictObject({}) })
  .meta({ id: 'WebhookTest' });
