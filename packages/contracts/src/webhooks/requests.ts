/** What a partner says of its webhooks. */
import * as z from 'zod';
import { instant } from '../primitives.ts';
import { notificationType } from './notification-type.ts';

const types = z
  .array(notificationType)
  .min(1)
  .max(notificationType.options.length)
  .refine((all) => new Set(all).size === all.length, 'each type once')
  .optional()
  .meta({ description: 'What it is told of; everything when left out.' });

const url = z
  .string()
  .min(1)
  .max(2000)
  .meta({
    description: 'https, on port 443 or from 1024 up, without credentials, and not on a private network.',
    examples: ['https://hooks.riverside-pt.example/continuum'],
  });

const paused = z
  .boolean()
  .optional()
  .meta({ description: 'While true nothing is sent; what happens meanwhile waits.' });

/** A webhook as its owner wants it, whole. */
export const webhookWish = z.strictObject({ url, types, paused }).meta({ id: 'WebhookWish' });
export type WebhookWish = z.infer<typeof webhookWish>;

/**
 * The same, with the rules of where webhooks may go among everything else that is wrong.
 * @param expectationsOf what a URL was expected to be and is not
 */
export const webhookWishTo = (expectationsOf: (url: string) => readonly string[]) =>
  webhookWish.extend({
    url: url.superRefine((text, context) => {
      for (const message of expectationsOf(text)) context.addIssue({ code: 'custom', message });
    }),
  });

const overlapHoursMost = 168;

export const secretRotation = z.strictObject({
  overlapHours: z
    .int()
    .min(0)
    .max(overlapHoursMost)
    .prefault(24)
    .meta({ description: 'So long the secret before stays live beside the new one.' }),
});

/** Ends of a delivery that another round of attempts may follow. */
export const endedState = z.enum(['delivered', 'parked', 'abandoned']);
export type EndedState = z.infer<typeof endedState>;

export const resending = z
  .strictObject({
    since: instant,
    until: instant.optional().meta({ description: 'Now when left out.' }),
    states: z
      .array(endedState)
      .min(1)
      .max(endedState.options.length)
      .prefault(['parked', 'abandoned'])
      .meta({ description: 'Which deliveries; parked and abandoned ones when left out.' }),
    after: z.string().min(1).max(2000).optional().meta({ description: '`next` of the answer before.' }),
  })
  .meta({ description: 'Deliveries of notifications of what happened in that time.' });
