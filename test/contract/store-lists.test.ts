import {
  type Client,
  type EpisodeJournal,
  InvalidCursor,
  type Journals,
  type Page,
  type PageRequest,
  type Reading,
  type Standing,
} from '@continuum/application';
import { createClients, createJournals, createReading, openTable } from '@continuum/aws';
import type { Instant, LocalDate, MemberId, PracticeId } from '@continuum/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dischargeCommit } from '../kit/discharge-commits.ts';
import { episodeCommit, newCause, newEpisode } from '../kit/episode-commits.ts';
import { fresh } from '../kit/fresh-names.ts';
import { type OpenedTable, tableName, tables } from '../kit/tables.ts';

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T12:00:00.000Z` as Instant;
const mara = 'mara-lind' as MemberId;

/** Every page, and the rows of all of them. */
const pagesOf = async <Row>(list: (page: PageRequest) => Promise<Page<Row>>, limit: number) => {
  const pages: (readonly Row[])[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await list({ limit, ...(after === undefined ? {} : { after }) });
    pages.push(rows);
    after = next;
  } while (after !== undefined);
  return { sizes: pages.map(({ length }) => length), rows: pages.flat() };
};

describe.each(tables)('given the lists on $on', ({ open }) => {
  let table: OpenedTable;
  let journals: Journals;
  let reading: Reading;

  beforeAll(async () => {
    table = await open();
    const opened = openTable({ client: table.client, name: tableName });
    journals = createJournals(opened);
    reading = createReading(opened);
  });
  afterAll(() => table.close());

  const stands = async (
    practiceId: PracticeId,
    standing: Partial<Standing> & Pick<Standing, 'list'>,
  ): Promise<EpisodeJournal> => {
    const journal = newEpisode(practiceId);
    const commit = episodeCommit(journal, {
      standing: { stage: 'referral', status: 'received', ...standing },
    });
    expect(await journals.commit(commit)).toEqual({ kind: 'committed' });
    return journal;
  };
  const dueOn = (practiceId: PracticeId, number: number, standing: Partial<Standing> = {}) =>
    stands(practiceId, { due: day(number), list: { kind: 'open', order: day(number) }, ...standing });

  describe("a practice's work list", () => {
    it('shows what is due first, first, with what the list is filtered by', async () => {
      const practiceId = fresh.practice();
      const late = await dueOn(practiceId, 9);
      const early = await dueOn(practiceId, 2, { stage: 'program', status: 'active', trainerId: mara });
      const { rows } = await reading.episodes(practiceId, 'open', {}, { limit: 10 });
      expect(rows.map(({ episodeId }) => episodeId)).toEqual([early.episodeId, late.episodeId]);
      expect(rows[0]).toMatchObject({ stage: 'program', status: 'active', trainerId: mara, due: day(2) });
    });

    it('fills its pages past what the filter passes over, each row once, and knows where it ends', async () => {
      const practiceId = fresh.practice();
      for (let number = 1; number <= 12; number += 1)
        await dueOn(practiceId, number, number % 3 === 0 ? { stage: 'program' } : {});
      const list = (page: PageRequest) => reading.episodes(practiceId, 'open', { stage: 'program' }, page);
      const { sizes, rows } = await pagesOf(list, 3);
      expect(sizes).toEqual([3, 1]);
      expect(rows.map(({ due }) => due)).toEqual([3, 6, 9, 12].map(day));
      expect((await list({ limit: 4 })).next).toBeUndefined();
    });

    it('shows only what is due by a day, and leaves out what waits for nothing', async () => {
      const practiceId = fresh.practice();
      for (const number of [2, 4, 6]) await dueOn(practiceId, number);
      await stands(practiceId, { list: { kind: 'open', order: '9999-12-31T23:59:59.999Z' as Instant } });
      const dueBy = (number: number) =>
        reading.episodes(practiceId, 'open', { dueBy: day(number) }, { limit: 9 });
      expect((await dueBy(4)).rows.map(({ due }) => due)).toEqual([day(2), day(4)]);
      expect((await dueBy(1)).rows).toEqual([]);
      const { rows } = await reading.episodes(practiceId, 'closed', { dueBy: day(9) }, { limit: 9 });
      expect(rows).toEqual([]);
    });

    it('moves an episode that closes to the closed ones, the latest closed first', async () => {
      const practiceId = fresh.practice();
      const journal = await dueOn(practiceId, 2);
      await stands(practiceId, { stage: 'closed', list: { kind: 'closed', order: day(1) } });
      const { head } = await journals.loadEpisode(journal, newCause());
      const standing = {
        stage: 'closed',
        status: 'declined',
        list: { kind: 'closed', order: day(3) },
      } as const;
      await journals.commit(episodeCommit(journal, { head, standing }));
      expect((await reading.episodes(practiceId, 'open', {}, { limit: 9 })).rows).toEqual([]);
      const { sizes, rows } = await pagesOf((page) => reading.episodes(practiceId, 'closed', {}, page), 1);
      expect(sizes).toEqual([1, 1]);
      expect(rows[0]?.episodeId).toBe(journal.episodeId);
    });

    it('never shows what another practice has', async () => {
      const practiceId = fresh.practice();
      await dueOn(fresh.practice(), 2);
      expect((await reading.episodes(practiceId, 'open', {}, { limit: 9 })).rows).toEqual([]);
    });

    it('refuses a cursor of another practice, list, filter or day', async () => {
      const practiceId = fresh.practice();
      for (const number of [1, 2, 3]) await dueOn(practiceId, number);
      const { next: after = '' } = await reading.episodes(practiceId, 'open', {}, { limit: 1 });
      const page = { limit: 1, after };
      const others = [
        reading.episodes(fresh.practice(), 'open', {}, page),
        reading.episodes(practiceId, 'closed', {}, page),
        reading.episodes(practiceId, 'open', { trainerId: mara }, page),
        reading.episodes(practiceId, 'open', { dueBy: day(3) }, page),
        reading.discharges(fresh.partner(), {}, page),
        reading.clientsNamed(practiceId, 'hicks', page),
      ];
      for (const other of others) await expect(other).rejects.toBeInstanceOf(InvalidCursor);
    });
  });

  describe("a partner's discharges", () => {
    it('come the latest received first, by status, each as it stands now', async () => {
      const partnerId = fresh.partner();
      for (let number = 1; number <= 5; number += 1)
        await journals.commit(
          dischargeCommit(partnerId, { at: day(number), outcome: number % 2 === 0 ? 'refused' : 'received' }),
        );
      const all = await pagesOf((page) => reading.discharges(partnerId, {}, page), 2);
      expect(all.sizes).toEqual([2, 2, 1]);
      expect(all.rows.map(({ discharge }) => discharge.firstReceivedAt)).toEqual([5, 4, 3, 2, 1].map(day));
      const refused = await pagesOf((page) => reading.discharges(partnerId, { status: 'refused' }, page), 2);
      expect(refused.sizes).toEqual([2]);
      expect(refused.rows.every(({ discharge }) => discharge.status === 'refused')).toBe(true);
    });

    it("refuse a cursor of another partner's list, or of another status", async () => {
      const partnerId = fresh.partner();
      for (const number of [1, 2]) await journals.commit(dischargeCommit(partnerId, { at: day(number) }));
      const { next: after = '' } = await reading.discharges(partnerId, {}, { limit: 1 });
      const page = { limit: 1, after };
      await expect(reading.discharges(fresh.partner(), {}, page)).rejects.toBeInstanceOf(InvalidCursor);
      await expect(reading.discharges(partnerId, { status: 'refused' }, page)).rejects.toBeInstanceOf(
        InvalidCursor,
      );
    });
  });

  describe('the clients of a practice', () => {
    const known = async (
      practiceId: PracticeId,
      family: string,
      given: string,
      change: Partial<Client> = {},
    ) => {
      const client: Client = {
        clientId: fresh.client(),
        practiceId,
        name: { family, given: [given] },
        birthDate: '1970-04-12' as LocalDate,
        identifiers: [],
        version: 1,
        ...change,
      };
      const { clientId } = client;
      const journal = newEpisode(practiceId);
      const put = { client, expectedVersion: 'absent' } as const;
      const clientWrites = { put, identities: [clientId], clientId, episodeId: journal.episodeId };
      expect(await journals.commit({ ...episodeCommit(journal), clientWrites })).toEqual({
        kind: 'committed',
      });
      return { client, journal };
    };

    it('are found by the beginning of their name, whatever its case and accents, page by page', async () => {
      const practiceId = fresh.practice();
      for (const given of ['Jodie', 'Anna', 'Rosa']) await known(practiceId, 'Hícks', given);
      await known(practiceId, 'Hill', 'Jo');
      const { sizes, rows } = await pagesOf((page) => reading.clientsNamed(practiceId, 'HICK', page), 2);
      expect(sizes).toEqual([2, 1]);
      expect(rows.map(({ name }) => name.given[0])).toEqual(['Anna', 'Jodie', 'Rosa']);
      const { rows: jodies } = await reading.clientsNamed(practiceId, 'hicks, jo', { limit: 9 });
      expect(jodies).toHaveLength(1);
    });

    it('are not found by a cursor that leads to somebody who has another name by now', async () => {
      const practiceId = fresh.practice();
      const { client, journal } = await known(practiceId, 'Hicks', 'Anna');
      await known(practiceId, 'Hicks', 'Jodie');
      const { next: after = '' } = await reading.clientsNamed(practiceId, 'hicks', { limit: 1 });
      const { head } = await journals.loadEpisode(journal, newCause());
      const renamed = { ...client, name: { family: 'Lind', given: ['Anna'] }, version: 2 };
      const clientWrites = {
        put: { client: renamed, expectedVersion: 1 },
        identities: [],
        clientId: client.clientId,
      };
      expect(await journals.commit({ ...episodeCommit(journal, { head }), clientWrites })).toEqual({
        kind: 'committed',
      });
      await expect(reading.clientsNamed(practiceId, 'hicks', { limit: 1, after })).rejects.toBeInstanceOf(
        InvalidCursor,
      );
      expect(await reading.client(practiceId, client.clientId)).toEqual(renamed);
    });

    it('are told apart from namesakes, recognised by identifiers, and lead to their episodes', async () => {
      const practiceId = fresh.practice();
      const clients = createClients(openTable({ client: table.client, name: tableName }));
      const { client, journal } = await known(practiceId, 'Hicks', 'Jodie');
      const namesake = { ...client, clientId: fresh.client() };
      expect(await clients.bySameNameAndBirth(namesake)).toEqual([client.clientId]);
      const younger = { ...namesake, birthDate: '1990-01-01' as LocalDate };
      expect(await clients.bySameNameAndBirth(younger)).toEqual([]);
      expect(await clients.byIdentities(practiceId, [client.clientId, 'unknown'])).toEqual(
        new Map([[client.clientId, client.clientId]]),
      );
      expect(await reading.episodesOf(practiceId, client.clientId)).toEqual([journal.episodeId]);
      expect(await clients.read(fresh.practice(), client.clientId)).toBeUndefined();
    });
  });

  describe('what the sweep must act on', () => {
    const waiting = (sweepAt: Instant) => dueOn(fresh.practice(), 9, { sweepAt });

    it('is everything whose instant has come, over every shard, the earliest first, and no more than asked', async () => {
      const instants = Array.from({ length: 8 }, (_none, index) => day(index + 1));
      const expected: string[] = [];
      for (const instant of instants) expected.push((await waiting(instant)).episodeId);
      const due = async (now: Instant, limit: number) =>
        (await reading.dueBy(now, limit)).map(({ episodeId }) => episodeId);
      expect(await due(day(5), 100)).toEqual(expected.slice(0, 5));
      expect(await due(day(8), 3)).toEqual(expected.slice(0, 3));
    });
  });
});
