import {
  correctDischarge,
  type DischargeNeeds,
  receiveDischarge,
  trialView,
  tryDischarge,
} from '@continuum/application';
import { ok, type RouteHandlers } from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';

/** A discharge comes in, is tried without being kept, or takes the place of one that was wrong. */
export const postingHandlers = (
  needs: DischargeNeeds,
): RouteHandlers<'post-discharge' | 'correct-discharge'> => {
  const { mediaTypes } = needs.translator;
  return {
    'post-discharge': async ({ partner, query, body }) => {
      const posted = { partner, ...body };
      if (!query.dryRun)
        return receiptAnswer(await receiveDischarge(posted, needs), 'unreadable-message', mediaTypes);
      const examined = tryDischarge(posted, needs);
      return 'kind' in examined
        ? receiptAnswer(examined, 'unreadable-message', mediaTypes)
        : ok(trialView(examined));
    },
    'correct-discharge': async ({ partner, path: { messageId }, body }) =>
      receiptAnswer(
        await correctDischarge({ partner, messageId, ...body }, needs),
        'invalid-body',
        mediaTypes,
      ),
  };
};
