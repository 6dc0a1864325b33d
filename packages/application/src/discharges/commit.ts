import type { TherapyDischarge } from '@continuum/contracts';
import { type Actor, type Discharge, type DischargeCommand, decideDischarge } from '@continuum/domain';
import { dischargeRecord, eventIdOf } from '../commands/records.ts';
import { dischargeStanding } from '../commands/standing.ts';
import {
  type Cause,
  type DischargeCommit,
  type DischargeJournal,
  type Head,
  type Journals,
  TransientError,
} from '../ports/index.ts';
import type { DischargeResult, PartnerReceipt } from './result.ts';

const attemptsMost = 5;

/** What a posting asks, given the message's journal so far. */
export interface Asked {
  readonly command: DischargeCommand;
  readonly canonical?: TherapyDischarge;
  readonly referralPointer?: string;
  readonly receipt: PartnerReceipt;
}

export interface Posting {
  readonly journal: DischargeJournal;
  readonly messageId: string;
  /** Hash of what was posted: the cause, so that the same bytes get the first answer. */
  readonly requestHash: string;
  /** Undefined when there is nothing it could be asked of. */
  readonly ask: (head: Head<Discharge> | undefined) => Promise<Asked | DischargeResult>;
}

const isResult = (asked: Asked | DischargeResult): asked is DischargeResult => 'kind' in asked;

const commitOf = (
  { journal, messageId, requestHash }: Posting,
  cause: Cause,
  head: Head<Discharge> | undefined,
  outcome: { readonly events: readonly Parameters<typeof dischargeRecord>[0][]; readonly state: Discharge },
  { canonical, referralPointer, receipt }: Asked,
): DischargeCommit => ({
  journal,
  messageId,
  expectedVersion: head?.version ?? 0,
  expectedChain: head?.chain,
  state: outcome.state,
  records: outcome.events.map((event) => dischargeRecord(event, outcome.state, cause)),
  cause,
  receipt: {
    requestHash,
    version: outcome.state.version,
    eventIds: outcome.events.map(({ version }) => eventIdOf(journal.dischargeId, version)),
    answer: JSON.stringify(receipt),
  },
  standing: dischargeStanding(outcome.state),
  notes: [],
  ...(canonical === undefined
    ? {}
    : { canonical: { version: outcome.state.canonicalVersion, discharge: canonical } }),
  ...(referralPointer === undefined ? {} : { referralPointer }),
});

/**
 * Writes what a partner posted into the message's own journal. The same bytes get the first answer, whatever
 * happened since.
 * @throws TransientError when the store is throttled or conflicts do not end
 */
export const commitPosting = async (
  posting: Posting,
  { journals }: { readonly journals: Journals },
): Promise<DischargeResult> => {
  const { journal, requestHash } = posting;
  const cause: Cause = { kind: 'command', callerId: journal.partnerId, key: requestHash };
  const by: Actor = { kind: 'partner', id: journal.partnerId };
  for (let attempts = 0; attempts < attemptsMost; attempts += 1) {
    const { head, receipt } = await journals.loadDischarge(journal, cause);
    if (receipt?.answer !== undefined) return { kind: 'done', receipt: JSON.parse(receipt.answer) };
    const asked = await posting.ask(head);
    if (isResult(asked)) return asked;
    const outcome = decideDischarge(head?.state, asked.command, { now: asked.receipt.receivedAt, by });
    if (outcome.kind === 'rejected') return outcome;
    if (outcome.kind === 'unchanged') return { kind: 'done', receipt: asked.receipt };
    const result = await journals.commit(commitOf(posting, cause, head, outcome, asked));
    if (result.kind === 'committed') return { kind: 'done', receipt: asked.receipt };
  }
  throw new TransientError('the message keeps changing');
};
