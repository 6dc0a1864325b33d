import { type Cause, type Client, type Journals, TransientError } from '@continuum/application';
import { createJournals, openTable } from '@continuum/aws';
import type { ClientId, Instant, NoteId } from '@continuum/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { episodeCommit, newCause, newEpisode, openStanding } from '../kit/episode-commits.ts';
import { fresh } from '../kit/fresh-names.ts';
import { type OpenedTable, tableName, tables } from '../kit/tables.ts';
import { watch } from '../kit/watched-client.ts';

describe.each(tables)('given journals on $on', ({ open }) => {
  let table: OpenedTable;
  let watched: ReturnType<typeof watch<OpenedTable['client']>>;
  let journals: Journals;

  beforeAll(async () => {
    table = await open();
  });
  afterAll(() => table.close());
  beforeEach(() => {
    watched = watch(table.client);
    journals = createJournals(
      openTable({ client: watched.client, name: tableName, pause: async () => undefined }),
    );
  });

  const begun = async (events = 1, cause: Cause = newCause()) => {
    const journal = newEpisode();
    const commit = episodeCommit(journal, { events, cause });
    expect(await journals.commit(commit)).toEqual({ kind: 'committed' });
    const { head } = await journals.loadEpisode(journal, newCause());
    return { journal, commit, cause, head };
  };

  describe('a commit', () => {
    it('is loaded as it was made: the state, its version, and the receipt under its cause', async () => {
      const { journal, commit, cause } = await begun(3);
      const { head, receipt } = await journals.loadEpisode(journal, cause);
      expect(head).toMatchObject({ state: commit.state, version: 3 });
      expect(receipt).toEqual(commit.receipt);
    });

    it('leaves no receipt for another cause', async () => {
      const { journal } = await begun();
      expect((await journals.loadEpisode(journal, newCause())).receipt).toBeUndefined();
    });

    it('goes on where the last one ended, bound to it by its hash', async () => {
      const { journal, head } = await begun(2);
      const next = episodeCommit(journal, { head, events: 2 });
      expect(await journals.commit(next)).toEqual({ kind: 'committed' });
      const loaded = await journals.loadEpisode(journal, newCause());
      expect(loaded.head).toMatchObject({ state: next.state, version: 4 });
      expect(loaded.head?.chain).not.toBe(head?.chain);
    });

    it('is read record by record, and there is nothing after the last', async () => {
      const { journal, commit } = await begun(3);
      const records = await Promise.all([1, 2, 3, 4].map((version) => journals.readRecord(journal, version)));
      expect(records).toEqual([...commit.records, undefined]);
    });

    it('is refused as a defect when its events leave a gap', async () => {
      const { journal, head } = await begun(2);
      const { records, ...next } = episodeCommit(journal, { head, events: 2 });
      await expect(journals.commit({ ...next, records: records.slice(1) })).rejects.toThrow('do not follow');
    });

    it('keeps notes apart from the events that name them', async () => {
      const journal = newEpisode();
      const notes = [
        { noteId: `no_${'a'.repeat(26)}` as NoteId, text: 'worried about the stairs', salt: 'salt' },
      ];
      await journals.commit({ ...episodeCommit(journal), notes });
      expect(JSON.stringify(await journals.readRecord(journal, 1))).not.toContain('stairs');
    });
  });

  describe('two who write at once', () => {
    it('the second is told that HEAD moved, and nothing of theirs is there', async () => {
      const { journal, head } = await begun();
      const quick = episodeCommit(journal, { head });
      const slow = episodeCommit(journal, { head, events: 2 });
      expect(await journals.commit(quick)).toEqual({ kind: 'committed' });
      expect(await journals.commit(slow)).toEqual({ kind: 'version-conflict' });
      const loaded = await journals.loadEpisode(journal, slow.cause);
      expect(loaded).toMatchObject({ head: { version: 2 } });
      expect(loaded.receipt).toBeUndefined();
      expect(await journals.readRecord(journal, 3)).toBeUndefined();
    });

    it('the second to open an episode is told so too', async () => {
      const { journal } = await begun();
      expect(await journals.commit(episodeCommit(journal))).toEqual({ kind: 'version-conflict' });
    });
  });

  describe('a cause that comes again', () => {
    it('never acts twice, whatever version it was decided on', async () => {
      const { journal, head, cause } = await begun();
      expect(await journals.commit(episodeCommit(journal, { head, cause }))).toEqual({
        kind: 'acted-already',
      });
      expect((await journals.loadEpisode(journal, cause)).head?.version).toBe(1);
    });

    it('is remembered though it changed nothing: its first answer stays, and it never acts later', async () => {
      const { journal, head } = await begun();
      const cause = newCause();
      const receipt = { requestHash: 'so already', version: 1, eventIds: [] };
      const answered = { journal, cause, receipt, at: '2026-03-02T15:00:00.000Z' as Instant };
      expect(await journals.remember(answered)).toBe('remembered');
      const other = { ...answered, receipt: { ...receipt, version: 2 } };
      expect(await journals.remember(other)).toBe('acted-already');
      expect(await journals.commit(episodeCommit(journal, { head, cause }))).toEqual({
        kind: 'acted-already',
      });
      expect(await journals.loadEpisode(journal, cause)).toMatchObject({ head: { version: 1 }, receipt });
    });

    it('its first receipt says what it asked for, so that another request under its key is told apart', async () => {
      const { journal, head, cause } = await begun();
      const { receipt, ...other } = episodeCommit(journal, { head, cause });
      await journals.commit({ ...other, receipt: { ...receipt, requestHash: 'another request' } });
      expect((await journals.loadEpisode(journal, cause)).receipt?.requestHash).toBe('the request');
    });

    it('in another journal is another cause', async () => {
      const { cause } = await begun();
      expect(await journals.commit(episodeCommit(newEpisode(), { cause }))).toEqual({ kind: 'committed' });
    });
  });

  describe('the token of a transaction', () => {
    it('lets the same commit find its own work', async () => {
      const commit = episodeCommit(newEpisode());
      expect(await journals.commit(commit)).toEqual({ kind: 'committed' });
      expect(await journals.commit(commit)).toEqual({ kind: 'committed' });
      expect((await journals.loadEpisode(commit.journal, commit.cause)).head?.version).toBe(1);
    });

    it('sends the caller back to load when the same cause decided otherwise on the same version', async () => {
      const commit = episodeCommit(newEpisode());
      await journals.commit(commit);
      const otherwise = episodeCommit(commit.journal, { cause: commit.cause, events: 2 });
      expect(await journals.commit(otherwise)).toEqual({ kind: 'version-conflict' });
      expect((await journals.loadEpisode(commit.journal, commit.cause)).receipt).toEqual(commit.receipt);
    });
  });

  describe('when the table is in trouble', () => {
    it('a lost reply is not a failure: trying again finds that it is done', async () => {
      const commit = episodeCommit(newEpisode());
      watched.troubles.push('reply-lost');
      await expect(journals.commit(commit)).rejects.toBeInstanceOf(TransientError);
      expect((await journals.loadEpisode(commit.journal, commit.cause)).receipt).toEqual(commit.receipt);
      expect(await journals.commit(commit)).toEqual({ kind: 'committed' });
    });

    it('a conflict with another transaction is tried again, under the same token', async () => {
      watched.troubles.push('transaction-conflict', 'transaction-conflict');
      expect(await journals.commit(episodeCommit(newEpisode()))).toEqual({ kind: 'committed' });
      expect(watched.calls).toHaveLength(3);
    });

    it('conflicts that do not end, and throttling, may be tried again later; nothing was written', async () => {
      const commit = episodeCommit(newEpisode());
      watched.troubles.push(...Array<'transaction-conflict'>(4).fill('transaction-conflict'));
      await expect(journals.commit(commit)).rejects.toBeInstanceOf(TransientError);
      watched.troubles.push('throttled');
      await expect(journals.commit(commit)).rejects.toBeInstanceOf(TransientError);
      expect(await journals.loadEpisode(commit.journal, commit.cause)).toEqual({});
    });

    it('keys it left unread are asked for again, as often as a write', async () => {
      const { journal, commit, cause } = await begun();
      watched.calls.length = 0;
      watched.troubles.push('keys-unread', 'keys-unread');
      expect((await journals.loadEpisode(journal, cause)).receipt).toEqual(commit.receipt);
      expect(watched.calls.map(({ name }) => name)).toEqual(['BatchGet', 'BatchGet', 'BatchGet']);
      watched.troubles.push(...Array<'keys-unread'>(4).fill('keys-unread'));
      await expect(journals.loadEpisode(journal, cause)).rejects.toBeInstanceOf(TransientError);
    });

    it('a read that is throttled may be tried again later', async () => {
      const { journal, cause } = await begun();
      watched.troubles.push('read-throttled');
      await expect(journals.loadEpisode(journal, cause)).rejects.toBeInstanceOf(TransientError);
      watched.troubles.push('read-throttled');
      await expect(journals.readRecord(journal, 1)).rejects.toBeInstanceOf(TransientError);
    });
  });

  describe('the client in the same commit', () => {
    const identities = (clientId: string, hash: string) => ({
      clientWrites: { identities: [hash], clientId: clientId as ClientId },
    });

    it('is refused when an identifier leads to somebody else by now, and so is the rest', async () => {
      const first = newEpisode();
      await journals.commit({ ...episodeCommit(first), ...identities('cl_aa', first.episodeId) });
      const second = episodeCommit(newEpisode(first.practiceId));
      const conflict = { ...second, ...identities('cl_bb', first.episodeId) };
      expect(await journals.commit(conflict)).toEqual({ kind: 'client-conflict' });
      expect(await journals.loadEpisode(second.journal, second.cause)).toEqual({});
    });

    it('is refused when they were changed by somebody else meanwhile', async () => {
      const { journal, head } = await begun();
      const client: Client = {
        clientId: fresh.client(),
        practiceId: journal.practiceId,
        name: { family: 'Hicks', given: ['Jodie'] },
        identifiers: [],
        version: 1,
      };
      const { clientId } = client;
      const written = (version: number, expectedVersion: number | 'absent') => ({
        clientWrites: { put: { client: { ...client, version }, expectedVersion }, identities: [], clientId },
      });
      const first = { ...episodeCommit(journal, { head }), ...written(1, 'absent') };
      expect(await journals.commit(first)).toEqual({ kind: 'committed' });
      const { head: now } = await journals.loadEpisode(journal, newCause());
      const stale = { ...episodeCommit(journal, { head: now }), ...written(3, 2) };
      expect(await journals.commit(stale)).toEqual({ kind: 'client-conflict' });
      const twice = { ...episodeCommit(journal, { head: now }), ...written(1, 'absent') };
      expect(await journals.commit(twice)).toEqual({ kind: 'client-conflict' });
      const right = { ...episodeCommit(journal, { head: now }), ...written(2, 1) };
      expect(await journals.commit(right)).toEqual({ kind: 'committed' });
    });

    it('may lead to the same client again', async () => {
      const first = newEpisode();
      await journals.commit({ ...episodeCommit(first), ...identities('cl_aa', first.episodeId) });
      const second = {
        ...episodeCommit(newEpisode(first.practiceId)),
        ...identities('cl_aa', first.episodeId),
      };
      expect(await journals.commit(second)).toEqual({ kind: 'committed' });
    });
  });

  it('a cause whose key no item can have is a defect, before anything is asked', async () => {
    const cause = { kind: 'command', callerId: 'mara', key: 'k'.repeat(1100) } as const;
    const commit = episodeCommit(newEpisode(), { cause, standing: openStanding });
    await expect(journals.commit(commit)).rejects.toThrow('over 1,024 bytes');
    expect(watched.calls).toEqual([]);
  });
});
