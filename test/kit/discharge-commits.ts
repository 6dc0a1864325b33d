import {
  type Cause,
  causeKey,
  type DischargeCommit,
  type DischargeJournal,
  eventIdOf,
  type JournalRecord,
} from '@continuum/application';
import type { Instant, PartnerId, PracticeId, TherapyDischarge } from '@continuum/contracts';
import { decideDischarge } from '@continuum/domain';
import { fresh } from './fresh-names.ts';

const original = { key: 'originals/1', hash: 'aGFzaA', contentType: 'application/json' };

export interface Posting {
  readonly outcome?: 'received' | 'refused';
  readonly at?: string;
  readonly canonical?: TherapyDischarge;
}

/** The first commit of a message's own journal: received or refused. */
export const dischargeCommit = (
  partnerId: PartnerId,
  { outcome = 'received', at = '2026-03-02T15:00:00.000Z', canonical }: Posting = {},
): DischargeCommit => {
  const journal: DischargeJournal = { kind: 'discharge', partnerId, dischargeId: fresh.discharge() };
  const { dischargeId } = journal;
  const told =
    outcome === 'received'
      ? { accepted: { practiceId: 'north-harbor' as PracticeId, missing: [], warnings: [], original } }
      : { refused: { issues: [{ path: 'client', expected: 'a person', got: 'nothing' }], original } };
  const decided = decideDischarge(
    undefined,
    { name: 'receive-discharge', dischargeId, partnerId, episodeId: fresh.episode(), ...told },
    { now: at as Instant, by: { kind: 'partner', id: partnerId } },
  );
  if (decided.kind !== 'accepted') throw new Error('a first message is always kept');
  const { state, events } = decided;
  const cause: Cause = { kind: 'command', callerId: partnerId, key: fresh.key() };
  const records = events.map(
    (event): JournalRecord => ({
      ...event,
      eventId: eventIdOf(dischargeId, event.version),
      schemaVersion: 1,
      partnerId,
      causedBy: causeKey(cause),
    }),
  );
  return {
    journal,
    messageId: `message of ${dischargeId}`,
    expectedVersion: 0,
    expectedChain: undefined,
    state,
    records,
    cause,
    receipt: { requestHash: 'the request', version: 1, eventIds: records.map(({ eventId }) => eventId) },
    standing: {
      stage: 'discharge',
      status: state.status,
      list: { kind: 'partner', order: state.firstReceivedAt },
    },
    notes: [],
    ...(canonical === undefined ? {} : { canonical: { version: 1, discharge: canonical } }),
  };
};
