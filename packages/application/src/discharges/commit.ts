import {
  type Actor,
  type Discharge,
  type DischargeCommand,
  decideDischarge,
  type Revision,
} from '@continuum/domain';
import { dischargeRecord, eventIdOf } from '../commands/records.ts';
import { dischargeStanding } from '../commands/standing.ts';
import {
  type CanonicalForm,
  type Cause,
  type DischargeCommit,
  type DischargeJournal,
  type Head,
  type Journals,
  type Receipt,
  TransientError,
} from '../ports/index.ts';
import { acceptedAlready, type DischargeResult, type PartnerReceipt } from './result.ts';

const attemptsMost = 5;

/** What a posting asks, given the message's journal so far. */
export interface Asked {
  readonly command: DischargeCommand;
  readonly canonical?: CanonicalForm;
  readonly referralPointer?: string;
  readonly receipt: PartnerReceipt;
}

/** A message about another one that names itself: it is answered under its own id once and for all. */
export interface SentAs {
  readonly ownKey: string;
  /** Of its bytes. */
  readonly hash: string;
}

export interface Posting {
  readonly journal: DischargeJournal;
  readonly messageId: string;
  /** Hash of what was posted: the cause, so that the same bytes get the first answer. */
  readonly requestHash: string;
  /** Of a message about another one: the key of its own id. */
  readonly ownKey?: SentAs['ownKey'];
  /** Of a correction or an answer: what it makes of the message, until another does. */
  readonly revision?: Omit<Revision, 'version'>;
  /** The key under which it is answered, where that depends on what came of it before; else `requestHash`. */
  readonly keyNow?: (head: Head<Discharge> | undefined) => Promise<string>;
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
    : { canonical: { ...canonical, version: outcome.state.canonicalVersion } }),
  ...(referralPointer === undefined ? {} : { referralPointer }),
});

const causeOf = ({ journal }: Posting, key: string): Cause => ({
  kind: 'command',
  callerId: journal.partnerId,
  key,
});

/** Where a posting stands: its first answer, or the cause under which it is to act. */
type AnswerOrCause =
  | { readonly receipt: PartnerReceipt }
  | { readonly cause: Cause }
  | { readonly taken: DischargeResult };

/** A message is known by its own id: with the same bytes it has had its answer, with others the id is taken. */
const answerToItself = (ownKey: string, posting: Posting, receipt: Receipt | undefined): AnswerOrCause => {
  if (receipt?.answer === undefined) return { cause: causeOf(posting, ownKey) };
  return receipt.requestHash === posting.requestHash
    ? { receipt: JSON.parse(receipt.answer) }
    : { taken: acceptedAlready };
};

const answerUnder = async (
  key: string,
  posting: Posting,
  receipt: Receipt | undefined,
  journals: Journals,
): Promise<AnswerOrCause> => {
  const cause = causeOf(posting, key);
  const found =
    key === posting.requestHash ? receipt : (await journals.loadDischarge(posting.journal, cause)).receipt;
  return found?.answer === undefined ? { cause } : { receipt: JSON.parse(found.answer) };
};

/**
 * The same bytes get the first answer, unless another correction or answer took their place meanwhile: then they
 * are a new wish, and its retry finds the answer to that.
 */
const answerOrCause = async (
  posting: Posting,
  head: Head<Discharge> | undefined,
  receipt: Receipt | undefined,
  journals: Journals,
): Promise<AnswerOrCause> => {
  const { requestHash, revision, journal, keyNow, ownKey } = posting;
  if (ownKey !== undefined) return answerToItself(ownKey, posting, receipt);
  if (keyNow !== undefined) return answerUnder(await keyNow(head), posting, receipt, journals);
  if (receipt?.answer === undefined) return { cause: causeOf(posting, requestHash) };
  const first: AnswerOrCause = { receipt: JSON.parse(receipt.answer) };
  const latest = head?.state.latest;
  if (revision === undefined || latest === undefined || latest.version === receipt.version) return first;
  const counts = latest.type === revision.type && latest.hash === revision.hash;
  const actsAfter = counts ? latest.version - 1 : (head?.version ?? 0);
  const cause = causeOf(posting, `${requestHash} ${actsAfter}`);
  if (!counts) return { cause };
  const again = await journals.loadDischarge(journal, cause);
  return again.receipt?.answer === undefined ? first : { receipt: JSON.parse(again.receipt.answer) };
};

/**
 * Writes what a partner posted into the message's own journal. The same bytes get the first answer, for as long
 * as they say what counts.
 * @throws TransientError when the store is throttled or conflicts do not end
 */
export const commitPosting = async (
  posting: Posting,
  { journals }: { readonly journals: Journals },
): Promise<DischargeResult> => {
  const { journal, requestHash, ownKey = requestHash } = posting;
  const by: Actor = { kind: 'partner', id: journal.partnerId };
  for (let attempts = 0; attempts < attemptsMost; attempts += 1) {
    const { head, receipt } = await journals.loadDischarge(journal, causeOf(posting, ownKey));
    const found = await answerOrCause(posting, head, receipt, journals);
    if ('receipt' in found) return { kind: 'done', receipt: found.receipt };
    if ('taken' in found) return found.taken;
    const asked = await posting.ask(head);
    if (isResult(asked)) return asked;
    const outcome = decideDischarge(head?.state, asked.command, { now: asked.receipt.receivedAt, by });
    if (outcome.kind === 'rejected') return outcome;
    if (outcome.kind === 'unchanged') return { kind: 'done', receipt: asked.receipt };
    const result = await journals.commit(commitOf(posting, found.cause, head, outcome, asked));
    if (result.kind === 'committed') return { kind: 'done', receipt: asked.receipt };
  }
  throw new TransientError('the message keeps changing');
};
