import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { createJournals, openTable } from '@continuum/aws';
import { sampleJourney } from '@continuum/domain/scenario';
import { playSampleJourney } from '@continuum/tools/journey';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { episodeCommit, newCause, newEpisode } from '../kit/episode-commits.ts';
import { type Item, itemBytes, transactionWriteUnits } from '../kit/item-size.ts';
import { openLocalTable } from '../kit/local-table.ts';
import { openPractice, type PracticeOverTable } from '../kit/practice/practice-over-table.ts';
import { roadOver } from '../kit/practice/road-over-table.ts';
import { createTableInMemory } from '../kit/table-in-memory.ts';
import { tableName } from '../kit/tables.ts';
import { createLedger, type WriteUnits } from '../kit/write-units.ts';

const headBytesMost = 2048;

const commitsOf = ({ costs }: Pick<PracticeOverTable, 'costs'>) =>
  costs.flatMap(({ useCase, calls }) =>
    calls.filter(({ name }) => name === 'TransactWrite').map(({ put }) => ({ useCase, put })),
  );

/** What the engine says a transaction took, which it works out by itself. */
const unitsByEngine = async (
  { client }: Awaited<ReturnType<typeof openLocalTable>>,
  put: readonly Item[],
): Promise<WriteUnits> => {
  const { ConsumedCapacity } = await client.send(
    new TransactWriteCommand({
      TransactItems: put.map((item) => ({ Put: { TableName: tableName, Item: item } })),
      ReturnConsumedCapacity: 'INDEXES',
    }),
  );
  const [{ Table: table, GlobalSecondaryIndexes: indexes = {} } = {}] = ConsumedCapacity ?? [];
  return {
    table: table?.WriteCapacityUnits ?? 0,
    list: indexes['list']?.WriteCapacityUnits ?? 0,
    due: indexes['due']?.WriteCapacityUnits ?? 0,
  };
};

describe('given every commit of the sample journey', () => {
  let practice: PracticeOverTable;
  let engine: Awaited<ReturnType<typeof openLocalTable>>;

  beforeAll(async () => {
    practice = await openPractice('2026-03-02T15:00:00.000Z');
    await playSampleJourney(roadOver(practice), 'RPT-2026-0056');
    engine = await openLocalTable(tableName);
  });
  afterAll(() => engine.close());

  it('puts one HEAD, one cause, and the events, texts and pointers it is made of', () => {
    const kinds = commitsOf(practice).map(({ put }) => put.map(({ SK }) => String(SK).split('#')[0]));
    expect(kinds).toHaveLength(64);
    for (const [head, ...others] of kinds) {
      expect(head).toBe('HEAD');
      expect(others.filter((kind) => kind === 'INBOX')).toHaveLength(1);
      expect(others).toContain('EVENT');
      expect(others).not.toContain('HEAD');
    }
  });

  it(`keeps HEAD, the whole item, within ${headBytesMost} bytes`, () => {
    const heads = commitsOf(practice).flatMap(({ put }) => put.filter(({ SK }) => SK === 'HEAD'));
    expect(Math.max(...heads.map(itemBytes))).toBeLessThanOrEqual(headBytesMost);
  });

  it('takes two write units for each started kilobyte of every item, and what the indexes move', async () => {
    const ledger = createLedger();
    const total = { table: 0, list: 0, due: 0 };
    for (const { useCase, put } of commitsOf(practice)) {
      const units = ledger.enter(put);
      expect({ useCase, ...units }).toEqual({ useCase, ...(await unitsByEngine(engine, put)) });
      expect(units.table).toBe(transactionWriteUnits(put));
      total.table += units.table;
      total.list += units.list;
      total.due += units.due;
    }
    expect(total).toEqual({ table: 588, list: 61, due: 56 });
  });

  it('is all there is in the table, but for the registry', () => {
    const ledger = createLedger();
    for (const { put } of commitsOf(practice)) ledger.enter(put);
    const stands = [...practice.items].filter(([place]) => !place.startsWith('R#'));
    expect(new Map(stands)).toEqual(ledger.items);
  });
});

describe('given the sample journey event by event', () => {
  it(`keeps HEAD, the whole item, within ${headBytesMost} bytes after each`, async () => {
    const { items, client } = createTableInMemory();
    const journals = createJournals(openTable({ client, name: tableName }));
    const journal = newEpisode();
    const sizes: number[] = [];
    for (const _event of sampleJourney().journal) {
      const { head } = await journals.loadEpisode(journal, newCause());
      expect(await journals.commit(episodeCommit(journal, { head }))).toEqual({ kind: 'committed' });
      sizes.push(itemBytes([...items.values()].find(({ SK }) => SK === 'HEAD') ?? {}));
    }
    expect(sizes.length).toBeGreaterThan(50);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(headBytesMost);
  });
});
