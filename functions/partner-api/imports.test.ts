import type { ImportId } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { jodie, openWorld, riverside, type World } from '../doubles.ts';
import { caller } from '../gateway-requests.ts';
import { createHandler } from './handler.ts';

let world: World;
let ask: ReturnType<typeof caller>;
let importId: string;

const file = [
  { ...jodie, messageId: 'ROW-1' },
  { ...jodie, messageId: 'ROW-2', client: { name: { family: 'Sample', given: [] } } },
  { ...jodie, messageId: 'ROW-3', priority: 'urgent' },
]
  .map((row) => JSON.stringify(row))
  .join('\n');

const described = { format: 'ndjson', bytes: file.length, sha256: 'A'.repeat(64) };
const about = (rest: string, query = '') =>
  ask(rest as 'POST /v1/imports/{importId}/try', { path: { importId }, query });
const trying = () => about('POST /v1/imports/{importId}/try');
const taking = () => about('POST /v1/imports/{importId}/take');
const cancelling = () => about('POST /v1/imports/{importId}/cancel');
const reading = () => about('GET /v1/imports/{importId}');
const rows = (query = '') => about('GET /v1/imports/{importId}/rows', query);
const putFile = () => world.put({ partnerId: riverside.partnerId, importId: importId as ImportId }, file);
const codes = ({ body }: Awaited<ReturnType<typeof ask>>) =>
  (body['failures'] as { readonly code: string }[]).map(({ code }) => code);

beforeEach(async () => {
  world = openWorld();
  ask = caller(createHandler({ ...world, openApiDocument: {}, fhirCapabilities: {} }), 'client-riverside');
  const created = await ask('POST /v1/imports', { body: described });
  importId = String(created.body['importId']);
});

describe('a partner that sends many discharges in one file', () => {
  it('is told where the file goes, with which headers, and how long everything is kept', async () => {
    const created = await ask('POST /v1/imports', { body: described });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      status: 'awaiting-file',
      keptUntil: '2026-04-01T15:00:00.000Z',
      upload: { method: 'PUT', headers: { 'content-type': 'application/x-ndjson' } },
    });
  });

  it.each([
    ['too large', { bytes: 40_000_000 }],
    ['empty', { bytes: 0 }],
    ['of another format', { format: 'xlsx' }],
    ['without a hash', { sha256: undefined }],
  ])('is told at once that a file is %s', async (_what, other) => {
    const refused = await ask('POST /v1/imports', { body: { ...described, ...other } });
    expect([refused.status, refused.body['code']]).toEqual([422, 'invalid-body']);
  });

  it('cannot try a file before it is there, or take it before it was tried', async () => {
    const [early, untried] = [await trying(), await taking()];
    expect([early.status, codes(early)]).toEqual([409, ['import-awaits-file']]);
    expect([untried.status, codes(untried)]).toEqual([409, ['import-not-tried']]);
  });

  it('is told by the trial what would come of each row, and nothing is kept', async () => {
    putFile();
    const tried = await trying();
    expect(tried.status).toBe(202);
    expect(tried.body).toMatchObject({
      status: 'tried',
      trial: { rows: { read: 3, left: 0, received: 2, refused: 1, alreadyReceived: 0, failed: 0 } },
    });
    expect(world.kept.journals.size).toBe(0);
    expect((await rows('outcome=refused')).body['items']).toEqual([
      expect.objectContaining({ row: 2, messageId: 'ROW-2', outcome: 'refused' }),
    ]);
  });

  it('takes every row that can be taken; tried and taken again, nothing changes', async () => {
    putFile();
    await trying();
    const taken = await taking();
    expect(taken.body).toMatchObject({ status: 'taken', taking: { rows: { received: 2, refused: 1 } } });
    const commits = world.kept.journals.size;
    expect((await taking()).text).toBe(taken.text);
    expect((await trying()).text).toBe(taken.text);
    expect((await reading()).text).toBe(taken.text);
    expect(world.kept.journals.size).toBe(commits);
    expect([...world.reports.values()].map((text) => text.trim().split('\n').length)).toEqual([3, 3]);
  });

  it('may cancel until everything is taken, and reads what was done all the same', async () => {
    putFile();
    await trying();
    expect((await cancelling()).body).toMatchObject({ status: 'cancelled', trial: { rows: { read: 3 } } });
    expect((await cancelling()).status).toBe(200);
    const refused = await taking();
    expect([refused.status, codes(refused)]).toEqual([409, ['import-cancelled']]);
    expect((await rows('run=trial')).body['items']).toHaveLength(3);
  });

  it('cannot cancel what has ended', async () => {
    putFile();
    await trying();
    await taking();
    expect(codes(await cancelling())).toEqual(['import-ended']);
  });

  it.each([trying, taking, cancelling, reading, rows])(
    'finds nothing of an import that is not there',
    async (asked) => {
      importId = `im_${'a'.repeat(26)}`;
      expect((await asked()).status).toBe(404);
    },
  );
});
