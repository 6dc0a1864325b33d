import {
  createdImport,
  type ImportJob,
  type ImportPlace,
  type Imports,
  InvalidCursor,
} from '@continuum/application';
import { createImports, openTable } from '@continuum/aws';
import type { ImportedRow, Instant } from '@continuum/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fresh } from '../kit/fresh-names.ts';
import { describedFile } from '../kit/import-files.ts';
import { type OpenedTable, tableName, tables } from '../kit/tables.ts';
import { watch } from '../kit/watched-client.ts';

const now = '2026-03-02T15:00:00.000Z' as Instant;

const rowsFrom = (first: number, ...outcomes: readonly ImportedRow['outcome'][]): readonly ImportedRow[] =>
  outcomes.map((outcome, index) => ({
    row: first + index,
    messageId: `Ä-${first + index}`,
    outcome,
    missing: [],
    warnings: [],
    issues: [],
  }));

const next = (job: ImportJob, more: Partial<ImportJob> = {}): ImportJob => ({
  ...job,
  ...more,
  version: job.version + 1,
});

describe.each(tables)('given imports on $on', ({ open }) => {
  let table: OpenedTable;
  let watched: ReturnType<typeof watch<OpenedTable['client']>>;
  let imports: Imports;
  let place: ImportPlace;
  let job: ImportJob;

  beforeAll(async () => {
    table = await open();
  });
  afterAll(() => table?.close());
  beforeEach(async () => {
    watched = watch(table.client);
    imports = createImports(
      openTable({ client: watched.client, name: tableName, pause: async () => undefined }),
    );
    place = { partnerId: fresh.partner(), importId: fresh.import() };
    job = createdImport(place, describedFile('csv', 'x'), now);
    expect(await imports.save(job)).toBe('saved');
  });

  it('a job is read as it was written, by its own clinic and nobody else', async () => {
    expect(await imports.load(place)).toEqual(job);
    expect(await imports.load({ ...place, partnerId: fresh.partner() })).toBeUndefined();
  });

  it('of two who write the same version the first has its way; rows of the second are not there', async () => {
    expect(await imports.save(next(job, { status: 'cancelled' }))).toBe('saved');
    const late = next(job, { status: 'trying' });
    expect(await imports.save(late, { run: 'trial', rows: rowsFrom(1, 'received') })).toBe(
      'version-conflict',
    );
    expect(await imports.load(place)).toMatchObject({ status: 'cancelled' });
    expect((await imports.rows(place, 'trial', {}, { limit: 10 })).rows).toEqual([]);
  });

  it('a job whose reply was lost is found to be saved by the same call again', async () => {
    watched.troubles.push('reply-lost');
    const advanced = next(job, { status: 'trying' });
    await expect(imports.save(advanced)).rejects.toThrow('did not answer');
    expect(await imports.save(advanced)).toBe('saved');
  });

  describe('with rows of several slices', () => {
    beforeEach(async () => {
      const slices = [
        rowsFrom(1, 'received', 'refused', 'received'),
        rowsFrom(4, 'refused'),
        rowsFrom(5, 'received', 'already-received', 'refused'),
      ];
      let latest = job;
      for (const rows of slices) {
        latest = next(latest);
        expect(await imports.save(latest, { run: 'trial', rows })).toBe('saved');
      }
      await imports.save(next(latest), { run: 'taking', rows: rowsFrom(1, 'received') });
    });

    const numbers = async (filter: { readonly outcome?: ImportedRow['outcome'] }, limit: number) => {
      const pages: number[][] = [];
      let after: string | undefined;
      do {
        const page = await imports.rows(place, 'trial', filter, { limit, ...(after && { after }) });
        pages.push(page.rows.map(({ row }) => row));
        after = page.next;
      } while (after !== undefined);
      return pages;
    };

    it.each([
      [1, [[1], [2], [3], [4], [5], [6], [7]]],
      [2, [[1, 2], [3, 4], [5, 6], [7]]],
      [7, [[1, 2, 3, 4, 5, 6, 7]]],
      [100, [[1, 2, 3, 4, 5, 6, 7]]],
    ])('pages of %i hold each row once, in the order of the file', async (limit, pages) => {
      expect(await numbers({}, limit)).toEqual(pages);
    });

    it('a filter fills its pages past the others', async () => {
      expect(await numbers({ outcome: 'refused' }, 2)).toEqual([[2, 4], [7]]);
    });

    it('each run has its own, whole and in order', async () => {
      const rows: ImportedRow[] = [];
      for await (const row of imports.everyRow(place, 'trial')) rows.push(row);
      expect(rows.map(({ row, messageId }) => [row, messageId])).toEqual(
        [1, 2, 3, 4, 5, 6, 7].map((row) => [row, `Ä-${row}`]),
      );
      expect((await imports.rows(place, 'taking', {}, { limit: 5 })).rows).toHaveLength(1);
    });

    it('a cursor is good for its own list only', async () => {
      const { next: after = '' } = await imports.rows(place, 'trial', {}, { limit: 2 });
      for (const asked of [
        imports.rows(place, 'taking', {}, { limit: 2, after }),
        imports.rows(place, 'trial', { outcome: 'refused' }, { limit: 2, after }),
        imports.rows({ ...place, partnerId: fresh.partner() }, 'trial', {}, { limit: 2, after }),
      ])
        await expect(asked).rejects.toBeInstanceOf(InvalidCursor);
    });
  });

  it('those that wait are found when their time has come, and no more once there is nothing to do', async () => {
    const waiting = async (at: string) =>
      (await imports.waiting(at as Instant, 1000)).filter(({ importId }) => importId === place.importId);
    const leased = next(job, { status: 'trying', workAt: '2026-03-02T15:00:30.000Z' as Instant });
    await imports.save(leased);
    expect(await waiting('2026-03-02T15:00:29.999Z')).toEqual([]);
    expect(await waiting('2026-03-02T15:00:30.000Z')).toEqual([place]);
    const { workAt: _, ...ended } = next(leased, { status: 'tried' });
    await imports.save(ended);
    expect(await waiting('2026-03-03T15:00:00.000Z')).toEqual([]);
  });
});
