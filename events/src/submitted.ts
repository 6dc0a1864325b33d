import * as z from 'zod';

/**
 * What a partner puts on the partner bus from its own AWS account: a whole message, personal data and all. That
 * bus has its own key, no archive and no logging of details. Who sent it is the event's `account`, never a field.
 */
export const therapyDischargeSubmitted = z
  .strictObject({
    contentType: z.string().min(1).max(100).describe("The message's media type, as over HTTP."),
    message: z
      .union([z.record(z.string(), z.unknown()), z.string()])
      .describe('The message: an object for a JSON media type, text otherwise.'),
  })
  .describe('A partner hands a discharge over from its own AWS account. It alone carries personal data.');
export type TherapyDischargeSubmitted = z.infer<typeof therapyDischargeSubmitted>;
