import type { InformationNeed, Instant, PracticeId } from '@continuum/contracts';
import type { DischargeIssue, Failure, Issue } from '@continuum/domain';
import type { Warning } from './translation.ts';

/** What a partner hears: its own reference, and everything it can act on. The first answer is every retry's. */
export interface PartnerReceipt {
  readonly messageId: string;
  readonly outcome: 'received' | 'refused';
  readonly receivedAt: Instant;
  readonly practiceId?: PracticeId;
  readonly missing: readonly InformationNeed[];
  readonly warnings: readonly Warning[];
  readonly issues: readonly DischargeIssue[];
  /** Of an answer: what it held and an answer cannot hold. */
  readonly ignored?: readonly string[];
}

/** The receipt of a message that is held to be received, whatever it asked for. */
export const receivedReceipt = (
  {
    messageId,
    practiceId,
    missing,
    warnings,
  }: Pick<PartnerReceipt, 'messageId' | 'missing' | 'warnings'> & {
    readonly practiceId: PartnerReceipt['practiceId'] | undefined;
  },
  receivedAt: Instant,
): PartnerReceipt => ({
  messageId,
  outcome: 'received',
  receivedAt,
  ...(practiceId === undefined ? {} : { practiceId }),
  missing,
  warnings,
  issues: [],
});

export type DischargeResult =
  | { readonly kind: 'done'; readonly receipt: PartnerReceipt }
  | { readonly kind: 'rejected'; readonly failures: readonly Failure[] }
  /** No readable message id: nothing was kept. */
  | { readonly kind: 'malformed'; readonly issues: readonly Issue[] }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'not-found' };

/** Another message under the id of one that was accepted. */
export const acceptedAlready: DischargeResult = {
  kind: 'rejected',
  failures: [{ code: 'discharge-already-accepted', suppliedBy: 'partner' }],
};

/** There is nothing yet that could be corrected, answered or cancelled. */
export const notAccepted: DischargeResult = {
  kind: 'rejected',
  failures: [{ code: 'discharge-not-accepted', suppliedBy: 'partner' }],
};
