import { correctDischarge, type MessageNeeds, takeMessage } from '@continuum/application';
import type { RouteHandlers } from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';
import { takenAnswer } from './taken.ts';

/** A message comes in and what it asks for is done, tried without being kept, or one takes the place of another. */
export const postingHandlers = (
  needs: MessageNeeds,
): RouteHandlers<'post-discharge' | 'correct-discharge'> => ({
  'post-discharge': async ({ partner, query: { dryRun }, headers, body }) => {
    const posted = { partner, ...body, idempotencyKey: headers['idempotency-key'], dryRun };
    return takenAnswer(await takeMessage(posted, needs), { body, dryRun }, needs);
  },
  'correct-discharge': async ({ partner, path: { messageId }, body }) => {
    const result = await correctDischarge({ partner, messageId, ...body }, needs);
    const sent = { body, malformed: 'invalid-body', mediaTypes: needs.translator.mediaTypes } as const;
    return takenAnswer(
      { asks: 'correction', warnings: [], kind: 'result', result },
      { body, dryRun: false, json: receiptAnswer(result, sent) },
      needs,
    );
  },
});
