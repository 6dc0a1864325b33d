import { createImport, type ImportPlace, takeImport, tryImport, workOnImports } from '@continuum/application';
import type { Instant } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { describedFile, putFile } from '../kit/import-files.ts';
import { riverside } from '../kit/practice/cast.ts';
import { openPractice, type PracticeOverTable } from '../kit/practice/practice-over-table.ts';

/** As many rows as are counted together, and one more. */
const rows = 26;
const file = Array.from({ length: rows }, (_, index) =>
  JSON.stringify({
    messageId: `ROW-${index + 1}`,
    client: { name: { family: 'Example' }, birthDate: '1960-01-01' },
    dischargedAt: '2026-03-01T15:00:00Z',
  }),
).join('\n');

let practice: PracticeOverTable;
let place: ImportPlace;

const never = (cause: unknown): never => {
  throw cause;
};

/** How often each call is made, the registry apart. */
const costOf = async (what: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> => {
  await practice.costing('import', what, () => 'done');
  const counts: Record<string, number> = {};
  for (const { name } of practice.costs.at(-1)?.calls ?? []) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const trying = () => costOf(() => tryImport(place, practice.needs, never));
const taking = () => costOf(() => takeImport(place, practice.needs, never));
const tick = () =>
  costOf(() =>
    workOnImports('9999-01-01T00:00:00.000Z' as Instant, practice.needs, (_, cause) => never(cause), never),
  );

beforeEach(async () => {
  practice = await openPractice('2026-03-02T15:00:00.000Z');
});

const created = async (text: string): Promise<void> => {
  const { partnerId } = riverside;
  const { importId } = await createImport(partnerId, describedFile('ndjson', text), practice.needs);
  place = { partnerId, importId };
  await putFile(practice.bucket, place, text);
};

describe('what a file of many costs', () => {
  it('to create it: one', async () => {
    expect(
      await costOf(() => createImport(riverside.partnerId, describedFile('csv', 'x'), practice.needs)),
    ).toEqual({ TransactWrite: 1 });
  });

  it('to try a small one: whether it is there, its bytes, nothing for a row, and three writes', async () => {
    await created(file.split('\n').slice(0, 3).join('\n'));
    expect(await trying()).toEqual({
      ...{ Get: 2, ListObjectsV2: 1, GetObject: 1, Query: 1, PutObject: 1, TransactWrite: 3 },
    });
  });

  it('to take one that is longer than what is counted together: three for each row, one more for each slice', async () => {
    await created(file);
    await trying();
    await tick();
    // Begun, one slice, left to whoever goes on.
    expect(await taking()).toEqual({
      ...{ Get: 2, GetObject: 1, BatchGet: 25, PutObject: 25, TransactWrite: 25 + 3 },
    });
    // Found, and found no more; taken in hand, one slice, ended with its report.
    expect(await tick()).toEqual({
      ...{ Query: 4, Get: 1, GetObject: 1, BatchGet: 1, PutObject: 1 + 1, TransactWrite: 1 + 3 },
    });
  });

  it('when there is nothing to do: one', async () => {
    expect(await tick()).toEqual({ Query: 1 });
  });
});
