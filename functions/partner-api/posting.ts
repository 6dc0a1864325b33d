import {
  correctDischarge,
  type DischargeNeeds,
  type Reading,
  receiveDischarge,
  trialView,
  tryDischarge,
} from '@continuum/application';
import { ok, type RouteHandlers } from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';

/** A discharge comes in, is tried without being kept, or takes the place of one that was wrong. */
export const postingHandlers = (
  needs: DischargeNeeds & { readonly reading: Pick<Reading, 'canonical'> },
): RouteHandlers<'post-discharge' | 'correct-discharge'> => {
  const { mediaTypes } = needs.translator;
  return {
    'post-discharge': async ({ partner, query, headers, body }) => {
      const sent = { body, malformed: 'unreadable-message', mediaTypes } as const;
      const posted = { partner, ...body, idempotencyKey: headers['idempotency-key'] };
      if (!query.dryRun) return receiptAnswer(await receiveDischarge(posted, needs), sent);
      const examined = await tryDischarge(posted, needs);
      return 'kind' in examined ? receiptAnswer(examined, sent) : ok(trialView(examined));
    },
    'correct-discharge': async ({ partner, path: { messageId }, body }) => {
      const result = await correctDischarge({ partner, messageId, ...body }, needs);
      return receiptAnswer(result, { body, malformed: 'invalid-body', mediaTypes });
    },
  };
};
