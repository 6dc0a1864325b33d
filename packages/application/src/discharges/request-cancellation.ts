import type { CancelReason, Instant } from '@continuum/contracts';
import { type Discharge, wishesAnew } from '@continuum/domain';
import type { Head, Journals, Partner, Reading, Surroundings } from '../ports/index.ts';
import { commitPosting, type SentAs } from './commit.ts';
import { messageJournal } from './message-journal.ts';
import { type DischargeResult, receivedReceipt } from './result.ts';

interface Needs {
  readonly journals: Journals;
  readonly reading: Pick<Reading, 'episode'>;
  readonly surroundings: Surroundings;
}

/** When the message's episode was last reopened; asked only where a wish to cancel was made before. */
const reopenedAt = async (
  { practiceId, episodeId, cancellation }: Discharge,
  { reading }: Needs,
): Promise<Instant | undefined> => {
  if (cancellation === undefined || practiceId === undefined) return undefined;
  return (await reading.episode({ kind: 'episode', practiceId, episodeId }))?.reopenedAt;
};

/** A wish is known by the one it follows, so that its retry finds its own answer. */
const keyOf = async (
  head: Head<Discharge> | undefined,
  requestHash: string,
  needs: Needs,
): Promise<string> => {
  const cancellation = head?.state.cancellation;
  if (head === undefined || cancellation === undefined) return requestHash;
  const isNew = wishesAnew(head.state, await reopenedAt(head.state, needs));
  const follows = isNew ? cancellation.version : cancellation.follows;
  return follows === undefined ? requestHash : `${requestHash} ${follows}`;
};

/**
 * Asks the practice to stop. A referral not begun is cancelled; a running program is for the practice to end.
 * Asking again is the same wish, until a member reopens the episode: then it is a new one.
 */
export const requestCancellation = async (
  {
    partner,
    messageId,
    reason,
    sentAs,
  }: {
    readonly partner: Partner;
    readonly messageId: string;
    readonly reason: CancelReason;
    readonly sentAs?: SentAs;
  },
  needs: Needs,
): Promise<DischargeResult> => {
  const { surroundings } = needs;
  const requestHash = surroundings.hash(sentAs === undefined ? 'cancel' : `cancel\n${sentAs.hash}`);
  return commitPosting(
    {
      journal: await messageJournal(partner.partnerId, messageId, surroundings),
      messageId,
      requestHash,
      ...(sentAs === undefined ? {} : { ownKey: sentAs.ownKey }),
      keyNow: (head) => keyOf(head, requestHash, needs),
      ask: async (head) => {
        if (head === undefined) return { kind: 'not-found' };
        const { practiceId, missing, cancellation } = head.state;
        const reopened = await reopenedAt(head.state, needs);
        const stands = wishesAnew(head.state, reopened) ? undefined : cancellation;
        return {
          command: {
            name: 'request-cancellation',
            requested: { reason },
            ...(reopened === undefined ? {} : { reopenedAt: reopened }),
          },
          receipt: receivedReceipt(
            { messageId, practiceId, missing, warnings: [] },
            stands?.requestedAt ?? surroundings.now(),
          ),
        };
      },
    },
    needs,
  );
};
