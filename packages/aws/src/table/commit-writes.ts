import type { ClientWrites, DischargeCommit, EpisodeCommit, EpisodeJournal } from '@continuum/application';
import type { PracticeId } from '@continuum/contracts';
import { canonicalItemOf } from './canonical.ts';
import { linked } from './chain.ts';
import { inboxRetentionDays } from './definition.ts';
import { nameOrder } from './folded-name.ts';
import { headItemOf } from './head.ts';
import {
  clientEpisodeKey,
  clientKey,
  clientList,
  eventKey,
  identityKey,
  inboxKey,
  noteKey,
  referralPointerKey,
} from './keys.ts';
import type { Table } from './table.ts';
import type { Write } from './transact.ts';

type Commit = EpisodeCommit | DischargeCommit;

/** A write, and what it means when its condition does not hold. */
export interface CommitWrite extends Write {
  readonly of: 'journal' | 'cause' | 'client' | 'text';
}

const absent = { kind: 'absent' } as const;

const daySeconds = 86_400;

/** Events follow HEAD one by one, or the journal would have a gap for ever. */
const mustFollow = ({ journal, expectedVersion, records, state }: Commit): void => {
  const versions = records.map(({ version }) => version);
  const inOrder = versions.every((version, index) => version === expectedVersion + index + 1);
  if (versions.length === 0 || !inOrder || state.version !== versions.at(-1))
    throw new Error(
      `events ${versions.join(', ')} and state ${state.version} do not follow version ${expectedVersion} of a ${journal.kind}`,
    );
};

const journalWrites = (commit: Commit): readonly CommitWrite[] => {
  const { journal, expectedVersion, expectedChain, records } = commit;
  const links = linked(records, expectedChain);
  const chain = links.at(-1)?.chain ?? '';
  return [
    {
      of: 'journal',
      item: headItemOf(commit, chain),
      condition: expectedVersion === 0 ? absent : { kind: 'version-is', version: expectedVersion },
    },
    ...links.map(
      ({ record, body }): CommitWrite => ({
        of: 'journal',
        item: { ...eventKey(journal, record.version), body },
        condition: absent,
      }),
    ),
  ];
};

/** A cause and its answer; forgotten by the table's own clock, counted from when it was answered. */
export const causeWrite = (
  { journal, cause, receipt }: Pick<Commit, 'journal' | 'cause' | 'receipt'>,
  at: string,
): CommitWrite => ({
  of: 'cause',
  item: {
    ...inboxKey(journal, cause),
    body: JSON.stringify(receipt),
    expiresAtEpochSeconds: Math.floor(Date.parse(at) / 1000) + inboxRetentionDays * daySeconds,
  },
  condition: absent,
});

const clientItemOf = (practiceId: PracticeId, client: NonNullable<ClientWrites['put']>['client']) => {
  const order = nameOrder(client);
  return {
    ...clientKey(practiceId, client.clientId),
    version: client.version,
    body: JSON.stringify(client),
    ...(order === undefined
      ? {}
      : { listKey: clientList(practiceId), listOrder: order, clientId: client.clientId }),
  };
};

const clientPut = (
  practiceId: PracticeId,
  { client, expectedVersion }: NonNullable<ClientWrites['put']>,
): CommitWrite => ({
  of: 'client',
  item: clientItemOf(practiceId, client),
  condition: expectedVersion === 'absent' ? absent : { kind: 'version-is', version: expectedVersion },
});

const clientWritesOf = ({ practiceId }: EpisodeJournal, writes: ClientWrites): readonly CommitWrite[] => {
  const { put, identities, clientId, episodeId } = writes;
  return [
    ...(put === undefined ? [] : [clientPut(practiceId, put)]),
    ...[...new Set(identities)].map(
      (hash): CommitWrite => ({
        of: 'client',
        item: { ...identityKey(practiceId, hash), clientId },
        condition: { kind: 'absent-or-leads-to', clientId },
      }),
    ),
    ...(episodeId === undefined
      ? []
      : [{ of: 'journal' as const, item: { ...clientEpisodeKey(practiceId, clientId, episodeId) } }]),
  ];
};

const dischargeWrites = async (table: Table, commit: DischargeCommit): Promise<readonly CommitWrite[]> => {
  const { journal, canonical, referralPointer } = commit;
  const { partnerId, dischargeId } = journal;
  return [
    ...(canonical === undefined
      ? []
      : [{ of: 'text' as const, item: await canonicalItemOf(table, journal, canonical), condition: absent }]),
    ...(referralPointer === undefined
      ? []
      : [
          {
            of: 'journal' as const,
            item: { ...referralPointerKey(partnerId, referralPointer), dischargeId },
          },
        ]),
  ];
};

/**
 * Everything one commit puts, in one transaction: HEAD, its events, the cause, texts and canonical form kept
 * apart, and the client with its pointers.
 * @throws Error when the events do not follow HEAD
 */
export const commitWrites = async (table: Table, commit: Commit): Promise<readonly CommitWrite[]> => {
  mustFollow(commit);
  const { journal, notes } = commit;
  return [
    ...journalWrites(commit),
    causeWrite(commit, commit.records[0]?.recordedAt ?? ''),
    ...notes.map(
      ({ noteId, text, salt }): CommitWrite => ({
        of: 'text',
        item: { ...noteKey(journal, noteId), text, salt },
        condition: absent,
      }),
    ),
    ...('messageId' in commit ? await dischargeWrites(table, commit) : []),
    ...('clientWrites' in commit && commit.clientWrites !== undefined
      ? clientWritesOf(commit.journal, commit.clientWrites)
      : []),
  ];
};
