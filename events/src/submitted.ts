import * as z from 'zod';

/**
 * What a partner puts on the partner bus from its own AWS account: a whole message, personal data and all. That
 * bus has its own key, no archive and no logging of details. Who sent it is the event's `account`, never a field.
 */
export const therapyDischargeSubmitted = z.strictObject({
  contentType: z.string().min(1).max(100),
  /** The message: JSON for a JSON media type, text otherwise. */
  message: z.union([z.record(z.string(), z.unknown()), z.string()]),
});
export type TherapyDischargeSubmitted = z.infer<typeof therapyDischargeSubmitted>;
