import {
  InvalidCursor,
  type Journal,
  type Journals,
  type Reading,
  TransientError,
} from '@continuum/application';
import {
  createJournals,
  createLargeCanonicals,
  createReading,
  openTable,
  recordOfImage,
  verifyChain,
} from '@continuum/aws';
import { type NoteId, therapyDischarge } from '@continuum/contracts';
import { type Episode, type EpisodeEvent, fold } from '@continuum/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBucketInMemory } from '../kit/bucket-in-memory.ts';
import { dischargeCommit } from '../kit/discharge-commits.ts';
import { episodeCommit, newCause, newEpisode } from '../kit/episode-commits.ts';
import { fresh } from '../kit/fresh-names.ts';
import { type OpenedTable, tableName, tables } from '../kit/tables.ts';
import { watch } from '../kit/watched-client.ts';

const canonical = therapyDischarge.parse({
  messageId: 'RPT-2026-0042',
  client: { name: { family: 'Hicks', given: ['Jodie'] }, birthDate: '1970-04-12' },
  dischargedAt: '2026-03-01T20:00:00Z',
});

describe.each(tables)('given what is read of $on', ({ open }) => {
  let table: OpenedTable;
  let watched: ReturnType<typeof watch<OpenedTable['client']>>;
  let journals: Journals;
  let reading: Reading;

  beforeAll(async () => {
    table = await open();
    watched = watch(table.client);
    const largeCanonicals = createLargeCanonicals({
      client: createBucketInMemory().client,
      bucketName: 'continuum',
    });
    const opened = openTable({ client: watched.client, name: tableName, largeCanonicals });
    journals = createJournals(opened);
    reading = createReading(opened);
  });
  afterAll(() => table.close());

  const told = async (events: number) => {
    const commit = episodeCommit(newEpisode(), { events });
    expect(await journals.commit(commit)).toEqual({ kind: 'committed' });
    return commit;
  };

  describe("a journal's events", () => {
    it('come page by page, oldest first, and fold to the state that HEAD holds', async () => {
      const { journal, records } = await told(20);
      const first = await reading.records(journal, { limit: 12 });
      const second = await reading.records(journal, { limit: 12, after: first.next ?? '' });
      expect([...first.rows, ...second.rows]).toEqual(records);
      expect(second.next).toBeUndefined();
      const folded = fold([...first.rows, ...second.rows] as unknown as EpisodeEvent[]);
      const { head } = await journals.loadEpisode(journal, newCause());
      const { practiceId, episodeId } = journal;
      expect({ ...(folded as Episode), practiceId, episodeId }).toEqual(head?.state);
    });

    it('are bound by their hashes to what HEAD holds; an altered one is named', async () => {
      const { journal } = await told(5);
      const { head } = await journals.loadEpisode(journal, newCause());
      const put = watched.calls.findLast(({ name }) => name === 'TransactWrite')?.put ?? [];
      const bodies = put.flatMap(({ SK, body }) => (String(SK).startsWith('EVENT#') ? [String(body)] : []));
      expect(verifyChain(bodies, head?.chain ?? '')).toEqual({ kind: 'whole' });
      const altered = bodies.with(2, String(bodies[2]).replace('"version":3', '"version":3,"late":true'));
      expect(verifyChain(altered, head?.chain ?? '')).toEqual({ kind: 'broken', version: 3 });
    });

    it('refuse a cursor of another journal', async () => {
      const { journal } = await told(3);
      const { next: after = '' } = await reading.records(journal, { limit: 1 });
      const other = (await told(3)).journal;
      await expect(reading.records(other, { limit: 1, after })).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('may be read later when the table is throttled', async () => {
      const { journal } = await told(2);
      watched.troubles.push('read-throttled');
      await expect(reading.records(journal, { limit: 5 })).rejects.toBeInstanceOf(TransientError);
    });

    it('of a journal nobody wrote are none', async () => {
      expect(await reading.records(newEpisode(), { limit: 5 })).toEqual({ rows: [] });
    });
  });

  describe('the stream of the table', () => {
    it('brings events as they were recorded, and nothing else of a commit', async () => {
      const { records } = await told(2);
      const put = watched.calls.findLast(({ name }) => name === 'TransactWrite')?.put ?? [];
      const images = put.map(({ PK, SK, body }) => ({
        PK: { S: String(PK) },
        SK: { S: String(SK) },
        ...(body === undefined ? {} : { body: { S: String(body) } }),
      }));
      expect(images.flatMap((image) => recordOfImage(image) ?? [])).toEqual(records);
      expect(recordOfImage(undefined)).toBeUndefined();
    });
  });

  describe('single items', () => {
    it('episodes are read by the dozen, and who is not there is left out', async () => {
      const some = await Promise.all([told(1), told(4)]);
      const found = await reading.episodesAt([...some.map(({ journal }) => journal), newEpisode()]);
      expect([...found.values()].map(({ version }) => version)).toEqual([1, 4]);
      expect(await reading.episode(newEpisode())).toBeUndefined();
    });

    it('notes are read by their ids, of their own journal only', async () => {
      const commit = episodeCommit(newEpisode());
      const noteId = `no_${'b'.repeat(26)}` as NoteId;
      await journals.commit({
        ...commit,
        notes: [{ noteId, text: 'worried about the stairs', salt: 'salt' }],
      });
      expect(await reading.notes(commit.journal, [noteId])).toEqual(
        new Map([[noteId, 'worried about the stairs']]),
      );
      expect(await reading.notes(newEpisode(), [noteId])).toEqual(new Map());
    });

    it("a discharge is the partner's who sent it, under the partner's own id", async () => {
      const commit = dischargeCommit(fresh.partner());
      await journals.commit(commit);
      expect(await reading.discharge(commit.journal)).toEqual({
        messageId: commit.messageId,
        discharge: commit.state,
      });
      expect(await reading.discharge({ ...commit.journal, partnerId: fresh.partner() })).toBeUndefined();
    });

    it("a discharge is found by its partner's own referral id, and by no other partner's", async () => {
      const partnerId = fresh.partner();
      const commit = dischargeCommit(partnerId);
      await journals.commit({ ...commit, referralPointer: 'keyed-hash' });
      const found = (partner: typeof partnerId) => reading.dischargeOfReferral(partner, 'keyed-hash');
      expect(await found(partnerId)).toBe(commit.journal.dischargeId);
      expect(await found(fresh.partner())).toBeUndefined();
    });

    it.each([
      ['in its item', canonical],
      ['in the bucket', { ...canonical, serviceRequested: 'x'.repeat(300_000) }],
    ])('a canonical form is read %s, alone or with its episode', async (_where, form) => {
      const commit = dischargeCommit(fresh.partner(), { canonical: form });
      await journals.commit(commit);
      expect(await reading.canonical(commit.journal, 1)).toEqual({ discharge: form });
      expect(await reading.canonical(commit.journal, 2)).toBeUndefined();
      const from = { discharge: commit.journal, canonicalVersion: 1 };
      expect(await journals.loadWithCanonical(newEpisode(), newCause(), from)).toEqual({ canonical: form });
    });

    it('a journal of either kind is read event by event', async () => {
      const discharge = dischargeCommit(fresh.partner());
      await journals.commit(discharge);
      const journal: Journal = discharge.journal;
      expect(await journals.readRecord(journal, 1)).toEqual(discharge.records[0]);
      expect(await journals.readRecord(journal, 2)).toBeUndefined();
    });
  });
});
