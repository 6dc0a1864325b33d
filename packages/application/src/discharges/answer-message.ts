import { missingInformation } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import type { CanonicalForm, Journals, Originals, Partner, Reading, Surroundings } from '../ports/index.ts';
import { canonicalNow } from './canonical-now.ts';
import { commitPosting } from './commit.ts';
import { messageJournal } from './message-journal.ts';
import { type DischargeResult, notAccepted, receivedReceipt } from './result.ts';
import type { Warning } from './translation.ts';

export interface AnswerNeeds {
  readonly journals: Journals;
  readonly originals: Originals;
  readonly surroundings: Surroundings;
  readonly reading: Pick<Reading, 'canonical'>;
}

/** What a partner sent for a message that was accepted. */
export interface Sent {
  readonly partner: Partner;
  readonly messageId: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** What it makes of the canonical form, and what its receipt tells beside; or why it is not taken. */
export type Answered =
  | {
      readonly canonical: CanonicalForm;
      readonly warnings?: readonly Warning[];
      readonly ignored?: readonly string[];
    }
  | { readonly issues: readonly Issue[] };

/**
 * Commits an answer to what an accepted message left open. The same answer gets its first receipt.
 * @param asked what the answer is told apart by, beside its bytes
 */
export const answerMessage = async (
  { partner: { partnerId }, messageId, bytes, mediaType }: Sent,
  asked: string,
  change: (before: CanonicalForm, hash: string) => Answered,
  { journals, originals, surroundings, reading }: AnswerNeeds,
): Promise<DischargeResult> => {
  const hash = surroundings.hash(bytes);
  const journal = await messageJournal(partnerId, messageId, surroundings);
  return commitPosting(
    {
      journal,
      messageId,
      requestHash: surroundings.hash(`${asked}\n${hash}`),
      revision: { type: 'InformationProvided', hash },
      ask: async (head) => {
        if (head === undefined) return { kind: 'not-found' };
        if (head.state.status !== 'received') return notAccepted;
        const before = await canonicalNow(journal, head, reading);
        const answered = change(before, hash);
        if ('issues' in answered) return { kind: 'malformed', issues: answered.issues };
        const { canonical, warnings = [], ignored = [] } = answered;
        const missing = missingInformation(canonical.discharge);
        const supplied = missingInformation(before.discharge).filter((need) => !missing.includes(need));
        const key = await originals.keep(partnerId, bytes, mediaType);
        const original = { key, hash, contentType: mediaType };
        const { practiceId } = head.state;
        return {
          command: { name: 'provide-information', provided: { supplied, missing, original } },
          canonical,
          receipt: {
            ...receivedReceipt({ messageId, practiceId, missing, warnings }, surroundings.now()),
            ...(ignored.length === 0 ? {} : { ignored }),
          },
        };
      },
    },
    { journals },
  );
};
