import { deepStrictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import type { PracticeId } from '@continuum/contracts';
import {
  type Discharge,
  type DischargeEvent,
  type EpisodeEvent,
  evolveDischarge,
  fold,
} from '@continuum/domain';
import {
  type ClientWrites,
  type CommitResult,
  causeKey,
  type DischargeCommit,
  type EpisodeCommit,
} from '../src/index.ts';
import { journalIn, type KeptItems, type KeptJournal, recordsOf } from './kept-items.ts';

type Commit = EpisodeCommit | DischargeCommit;

const clientKey = (practiceId: PracticeId, id: string): string => `${practiceId} ${id}`;

const clientConflict = (
  { clients, identities }: KeptItems,
  practiceId: PracticeId,
  { clientId, identities: hashes, put }: ClientWrites,
): boolean => {
  const kept = clients.get(clientKey(practiceId, clientId));
  const expected = put?.expectedVersion === 'absent' ? undefined : put?.expectedVersion;
  if (put !== undefined && kept?.version !== expected) return true;
  return hashes.some((hash) => (identities.get(clientKey(practiceId, hash)) ?? clientId) !== clientId);
};

const writeClient = (items: KeptItems, practiceId: PracticeId, writes: ClientWrites): void => {
  const { clientId, identities, put, episodeId } = writes;
  const key = clientKey(practiceId, clientId);
  if (put !== undefined) items.clients.set(key, JSON.parse(JSON.stringify(put.client)));
  for (const hash of identities) items.identities.set(clientKey(practiceId, hash), clientId);
  if (episodeId !== undefined) items.episodes.set(key, (items.episodes.get(key) ?? new Set()).add(episodeId));
};

const foldedState = (commit: Commit, kept: KeptJournal): unknown => {
  if (commit.journal.kind === 'episode') return fold(recordsOf(kept) as readonly EpisodeEvent[]);
  const { partnerId } = commit.journal;
  let state: Discharge | undefined;
  for (const event of recordsOf(kept)) state = evolveDischarge(state, event as DischargeEvent, partnerId);
  return state;
};

/** The laws every commit keeps, whoever decided it: versions follow each other, and the fold is HEAD. */
const holdToTheLaw = (commit: Commit, kept: KeptJournal): void => {
  const versions = recordsOf(kept).map(({ version }) => version);
  deepStrictEqual(
    versions,
    versions.map((_version, index) => index + 1),
  );
  deepStrictEqual(
    JSON.parse(JSON.stringify(foldedState(commit, kept))),
    JSON.parse(JSON.stringify(commit.state)),
  );
};

const write = (commit: Commit, kept: KeptJournal): void => {
  let chain = kept.head?.chain ?? '';
  for (const record of commit.records) {
    const text = JSON.stringify(record);
    chain = createHash('sha256').update(`${chain}\n${text}`).digest('base64url');
    kept.records.push(text);
  }
  kept.head = { state: JSON.stringify(commit.state), version: commit.state.version, chain };
  kept.standing = commit.standing;
  kept.inbox.set(causeKey(commit.cause), JSON.stringify(commit.receipt));
  for (const note of commit.notes) kept.notes.set(note.noteId, note);
};

/** One commit, all or nothing, under the conditions of the real one. */
export const commitInMemory = (items: KeptItems, commit: Commit): CommitResult => {
  const kept = journalIn(items, commit.journal);
  if (kept.inbox.has(causeKey(commit.cause))) return { kind: 'acted-already' };
  if ((kept.head?.version ?? 0) !== commit.expectedVersion) return { kind: 'version-conflict' };
  if (kept.head?.chain !== commit.expectedChain) throw new Error('the commit was decided on another journal');
  if ('clientWrites' in commit && commit.clientWrites !== undefined) {
    const { practiceId } = commit.journal;
    if (clientConflict(items, practiceId, commit.clientWrites)) return { kind: 'client-conflict' };
    writeClient(items, practiceId, commit.clientWrites);
  }
  write(commit, kept);
  if ('messageId' in commit) {
    kept.messageId = commit.messageId;
    const { canonical, referralPointer, journal } = commit;
    if (canonical !== undefined) {
      const { version, ...form } = canonical;
      kept.canonical.set(version, JSON.stringify(form));
    }
    if (referralPointer !== undefined)
      items.referralPointers.set(`${journal.partnerId} ${referralPointer}`, journal.dischargeId);
  }
  holdToTheLaw(commit, kept);
  return { kind: 'committed' };
};
