import type { CancelReason } from '@continuum/contracts';
import type { Journals, Partner, Surroundings } from '../ports/index.ts';
import { commitPosting } from './commit.ts';
import type { DischargeResult } from './result.ts';

/** Asks the practice to stop. A referral not begun is cancelled; a running program is for the practice to end. */
export const requestCancellation = async (
  {
    partner,
    messageId,
    reason,
  }: { readonly partner: Partner; readonly messageId: string; readonly reason: CancelReason },
  needs: { readonly journals: Journals; readonly surroundings: Surroundings },
): Promise<DischargeResult> => {
  const { surroundings } = needs;
  const { partnerId } = partner;
  const dischargeId = await surroundings.dischargeId(partnerId, messageId);
  return commitPosting(
    {
      journal: { kind: 'discharge', partnerId, dischargeId },
      messageId,
      requestHash: surroundings.hash('cancel'),
      ask: async (head) => {
        if (head === undefined) return { kind: 'not-found' };
        const { practiceId, missing } = head.state;
        return {
          command: { name: 'request-cancellation', requested: { reason } },
          receipt: {
            messageId,
            outcome: 'received',
            receivedAt: surroundings.now(),
            ...(practiceId === undefined ? {} : { practiceId }),
            missing,
            warnings: [],
            issues: [],
          },
        };
      },
    },
    needs,
  );
};
