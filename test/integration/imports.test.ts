import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSystem, startSystem } from '../chaos/running-system.ts';
import type { Caller } from './stack/caller.ts';

const rowsOfFile = 120;
const refusedRow = 90;
const header = 'messageId;client.name.family;client.name.given.0;client.birthDate;dischargedAt';
const rowOf = (row: number): string =>
  `ROW-${row};Example;Avery;${row === refusedRow ? 'unknown' : '1960-01-01'};2026-03-01T12:00:00Z`;
const file = `\uFEFF${[header, ...Array.from({ length: rowsOfFile }, (_, index) => rowOf(index + 1))].join('\r\n')}`;

let data: string;
let system: RunningSystem;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'continuum-imports-'));
  system = await startSystem(data);
});
afterAll(async () => {
  await system?.stop();
  rmSync(data, { recursive: true, force: true });
});

interface Upload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const created = async (): Promise<{ readonly importId: string; readonly upload: Upload }> =>
  (
    await system.partner('/v1/imports', {
      body: {
        format: 'csv',
        bytes: Buffer.byteLength(file),
        sha256: createHash('sha256').update(file).digest('hex'),
      },
    })
  ).body;

const putAt = ({ url, headers }: Upload, body: string) => fetch(url, { method: 'PUT', headers, body });
const asked = async (partner: Caller, importId: string, what: string) =>
  (await partner(`/v1/imports/${importId}/${what}`, { method: 'POST' })).body;
const readImport = async (importId: string) => (await system.partner(`/v1/imports/${importId}`)).body;

/** The next tick, and the end of a lease that a killed process left. */
const aMinuteLater = () => system.nobody('/_local/clock', { body: { advanceMinutes: 1 } });

const untilStatus = async (importId: string, status: string) => {
  for (let minutes = 0; minutes < 5; minutes += 1) {
    const found = await readImport(importId);
    if (found.status === status) return found;
    await aMinuteLater();
  }
  return readImport(importId);
};

const heads = async () =>
  (await system.everyItem()).filter(({ PK, SK }) => SK === 'HEAD' && String(PK).startsWith('N#'));

describe('given an address at which a clinic may put its file', () => {
  it('takes that file, and no other, shorter or longer, or of another type', async () => {
    const { upload } = await created();
    const other = file.replace('Avery', 'Blake');
    const statuses = [
      await putAt(upload, other),
      await putAt(upload, file.slice(1)),
      await putAt(upload, `${file}\n`),
      await putAt({ ...upload, headers: { ...upload.headers, 'content-type': 'text/plain' } }, file),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 403, 403, 403]);
    expect((await putAt(upload, file)).status).toBe(200);
  });
});

describe('given a file of many that a clinic tried', () => {
  it('is taken whole though the server is killed in the midst: no row lost, none twice', async () => {
    const { importId, upload } = await created();
    await putAt(upload, file);
    await asked(system.partner, importId, 'try');
    expect(await untilStatus(importId, 'tried')).toMatchObject({
      trial: { rows: { read: rowsOfFile, left: 0, received: rowsOfFile - 1, refused: 1 } },
    });
    expect(await heads()).toEqual([]);

    const begun = await asked(system.partner, importId, 'take');
    expect(begun).toMatchObject({ status: 'taking', taking: { rows: { read: 25, left: rowsOfFile - 25 } } });
    const goingOn = aMinuteLater().catch((cause: unknown) => cause);
    while ((await readImport(importId)).taking.rows.read < 50) await wait(5);
    await system.kill();
    expect(await goingOn).toBeInstanceOf(Error);
    system = await startSystem(data);
    expect(await readImport(importId)).toMatchObject({ status: 'taking' });

    const taken = await untilStatus(importId, 'taken');
    expect(taken.taking.rows).toEqual({
      ...{ read: rowsOfFile, left: 0, received: rowsOfFile - 1, alreadyReceived: 0, refused: 1, failed: 0 },
    });
    const report = await (await fetch(taken.taking.report.url)).text();
    const rows = report
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: rowsOfFile }, (_, index) => index + 1));
    expect(rows[refusedRow - 1]).toMatchObject({
      messageId: `ROW-${refusedRow}`,
      outcome: 'refused',
      issues: [{ path: 'client.birthDate' }],
    });
    expect((await heads()).map(({ version }) => version)).toEqual(Array<number>(rowsOfFile).fill(1));
  });

  it('changes nothing when it comes again', async () => {
    const before = await heads();
    const { importId, upload } = await created();
    await putAt(upload, file);
    await asked(system.partner, importId, 'try');
    await untilStatus(importId, 'tried');
    await asked(system.partner, importId, 'take');
    expect((await untilStatus(importId, 'taken')).taking.rows).toMatchObject({
      received: 0,
      alreadyReceived: rowsOfFile - 1,
      refused: 1,
    });
    expect(await heads()).toEqual(before);
  });
});
