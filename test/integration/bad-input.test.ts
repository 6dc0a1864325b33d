import { routes } from '@continuum/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, commandBy, type Reply } from './stack/caller.ts';
import { discharge } from './stack/discharge.ts';
import { type Stack, startStack } from './stack/stack.ts';

/** Marks every value a message could leak by; none of them may come back. */
const marked = 'Zz-Leaked-Value-41';

let stack: Stack;
let partner: Caller;
let trainer: Caller;
let episodeId: string;

beforeAll(async () => {
  stack = await startStack();
  ({ partner, trainer } = stack);
  episodeId = await stack.openedEpisode(discharge('BAD-INPUT-1'));
});
afterAll(() => stack?.stop());

const problems = (reply: Reply): readonly string[] =>
  (reply.body?.issues ?? []).map(({ path }: { path: string }) => path);

const isProblem = (reply: Reply, status: number, code: string): void => {
  expect({ status: reply.status, code: reply.body?.code }, reply.text).toEqual({ status, code });
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  expect(reply.text).not.toContain(marked);
};

const concrete = (path: string): string =>
  path
    .replace('{messageId}', 'BAD-INPUT-1')
    .replace('{episodeId}', episodeId)
    .replace('{clientId}', 'cl_aaaaaaaaaaaaaaaaaaaaaaaaaa')
    .replace('{command}', 'record-session');

const posting = routes.filter(({ request }) => request !== undefined);
const closed = routes.filter(({ audience }) => audience !== 'public');
const callerFor = (audience: string): Caller => (audience === 'partner' ? partner : trainer);
const fresh = () => ({ 'idempotency-key': `bad-${Math.random()}`, 'if-match': '"1"' });

describe.each(posting.map((route) => [`${route.method} ${route.path}`, route] as const))(
  'given a body for %s',
  (_, { method, path, audience }) => {
    const send = (body: unknown, headers: Record<string, string> = {}) =>
      callerFor(audience)(concrete(path), { method, body, headers: { ...fresh(), ...headers } });
    const isRefused = (reply: Reply): void => {
      expect([400, 413, 415, 422], reply.text).toContain(reply.status);
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
      expect(reply.text).not.toContain(marked);
    };

    it('is told when it is not JSON', async () =>
      isProblem(await send(`{"messageId": "${marked}`), 400, 'not-json'));
    it('is told when it is a list', async () => isRefused(await send([marked])));
    it('is told when it is nothing', async () => isRefused(await send('')));
    it('names a field it does not know', async () => {
      const reply = await send({ messageId: 'BAD-INPUT-2', unheardOf: marked });
      isRefused(reply);
      expect(problems(reply), reply.text).toContain('unheardOf');
    });
    it('refuses __proto__', async () =>
      isRefused(await send(`{"messageId":"BAD-INPUT-3","__proto__":{"a":"${marked}"}}`)));
    it('refuses what is nested too deep', async () =>
      isRefused(await send('['.repeat(70_000) + ']'.repeat(70_000))));
    it('refuses what is nested beyond 64 levels', async () =>
      isRefused(await send(`{"a":${'['.repeat(65)}${']'.repeat(65)}}`)));
    it('refuses what is over 4 MB', async () =>
      isProblem(await send(JSON.stringify({ a: 'x'.repeat(4_300_000) })), 413, 'body-too-large'));
    it('lists what it understands instead of another format', async () => {
      const reply = await send(`<a>${marked}</a>`, { 'content-type': 'application/xml' });
      isProblem(reply, 415, 'unsupported-media-type');
      expect(reply.body.supported).toContain('application/json');
    });
    it('refuses text that is not UTF-8', async () =>
      isRefused(await send(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))));
  },
);

describe.each(closed.map((route) => [`${route.method} ${route.path}`, route] as const))(
  'given nobody who may call %s',
  (_, { method, path, audience }) => {
    const body = method === 'GET' ? {} : { body: {} };

    it('answers 401 without a token', async () => {
      expect((await stack.nobody(concrete(path), { method, ...body })).status).toBe(401);
    });
    it('answers 401 to a forged token', async () => {
      const forged = stack.withToken(await stack.forgedToken());
      expect((await forged(concrete(path), { method, ...body })).status).toBe(401);
    });
    it("answers 403 to the other audience's token", async () => {
      const other = audience === 'partner' ? trainer : partner;
      expect((await other(concrete(path), { method, headers: fresh(), ...body })).status).toBe(403);
    });
  },
);

describe('given impossible values', () => {
  const session = { heldAt: '2020-01-01T00:00:00Z', durationMinutes: 50 };
  const assessment = (measure: object, assessedAt?: string) => ({
    kind: 'baseline',
    assessedAt: assessedAt ?? stack.now().toISOString(),
    measures: [{ code: 'grip-strength', value: 20, unit: 'kg', side: 'right', ...measure }],
  });
  const send = (command: string, body: unknown) => commandBy(trainer, episodeId)(command, body);

  it('names the unit it expected', async () => {
    const reply = await send('record-assessment', assessment({ unit: 'lbs' }));
    isProblem(reply, 422, 'invalid-body');
    expect(reply.body.issues).toEqual([
      { path: 'measures.0.unit', expected: expect.stringContaining('kg'), got: expect.any(String) },
    ]);
  });
  it('refuses a value nobody reaches', async () => {
    const reply = await send('record-assessment', assessment({ value: 900 }));
    isProblem(reply, 422, 'invalid-body');
    expect(problems(reply)).toEqual(['measures.0.value']);
    expect(reply.text).not.toContain('900,');
  });
  it('refuses a future instant', async () => {
    const reply = await send('record-assessment', assessment({}, '2199-01-01T00:00:00Z'));
    isProblem(reply, 422, 'invalid-body');
    expect(problems(reply)).toEqual(['assessedAt']);
  });
  it('lists all that is wrong at once', async () => {
    const reply = await send('record-session', {
      ...session,
      heldAt: 5,
      durationMinutes: 'long',
      extra: marked,
    });
    isProblem(reply, 422, 'invalid-body');
    expect([...problems(reply)].sort()).toEqual(['durationMinutes', 'extra', 'heldAt']);
  });
  it('refuses a discharge in the future, and keeps the refusal', async () => {
    const reply = await partner('/v1/discharges', {
      body: { ...discharge('BAD-INPUT-FUTURE'), dischargedAt: '2199-01-01T00:00:00Z' },
    });
    isProblem(reply, 422, 'discharge-refused');
    expect(reply.body.receipt).toMatchObject({ messageId: 'BAD-INPUT-FUTURE', outcome: 'refused' });
    const kept = await partner('/v1/discharges/BAD-INPUT-FUTURE');
    expect(kept.body).toMatchObject({ outcome: 'refused' });
  });
  it('refuses a practice nobody agreed with, naming the choices', async () => {
    const reply = await partner('/v1/discharges', {
      body: {
        ...discharge('BAD-INPUT-PRACTICE'),
        referredTo: { identifiers: [{ system: 'urn:example:nobody', value: marked }] },
      },
    });
    expect([202, 422]).toContain(reply.status);
    expect(reply.text).not.toContain(marked);
  });
});

describe('given addresses and headers that are not as described', () => {
  it.each([
    ['an unknown query parameter', '/v1/episodes?colour=blue'],
    ['a page of none', '/v1/episodes?limit=0'],
    ['a page of too many', '/v1/episodes?limit=101'],
    ['a stage nobody knows', '/v1/episodes?stage=waiting'],
    ['a cursor of another list', '/v1/episodes?after=bm90LWEtY3Vyc29y'],
    ['a search for nothing', '/v1/clients?query='],
  ])('is told of %s', async (_, path) => isProblem(await trainer(path), 400, 'invalid-request'));

  it.each([
    ['an episode of no such form', '/v1/episodes/not-an-id'],
    ['an episode that is not there', '/v1/episodes/ep_aaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['a client that is not there', '/v1/clients/cl_aaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ])('finds nothing at %s', async (_, path) => isProblem(await trainer(path), 404, 'not-found'));

  it('asks for If-Match', async () => {
    const reply = await trainer(`/v1/episodes/${episodeId}/commands/close-episode`, {
      body: {},
      headers: { 'idempotency-key': 'no-version' },
    });
    isProblem(reply, 428, 'version-required');
  });
  it('asks for an Idempotency-Key', async () => {
    const reply = await trainer(`/v1/episodes/${episodeId}/commands/close-episode`, {
      body: {},
      headers: { 'if-match': '"1"' },
    });
    isProblem(reply, 400, 'invalid-request');
    expect(problems(reply)).toEqual(['idempotency-key']);
  });
  it('tells the version that stands when another was named', async () => {
    const reply = await trainer(`/v1/episodes/${episodeId}/commands/accept-referral`, {
      body: {},
      headers: { 'if-match': '"999"', 'idempotency-key': 'stale-version' },
    });
    isProblem(reply, 412, 'version-stale');
    expect(reply.body.version).toBeGreaterThan(0);
  });
  it('knows no command that no member may call', async () => {
    const reply = await trainer(`/v1/episodes/${episodeId}/commands/open-report`, {
      body: {},
      headers: fresh(),
    });
    isProblem(reply, 404, 'not-found');
  });
  it('lists every guard that failed', async () => {
    const { headers } = await trainer(`/v1/episodes/${episodeId}`);
    const reply = await trainer(`/v1/episodes/${episodeId}/commands/start-program`, {
      body: { visitHeldAt: stack.now().toISOString() },
      headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': 'too-early' },
    });
    isProblem(reply, 409, 'command-refused');
    expect(reply.body.failures.length).toBeGreaterThan(0);
  });
});

describe("given another tenant's ids", () => {
  it('answers exactly as if they did not exist', async () => {
    const absent = await stack.strangers.trainer('/v1/episodes/ep_aaaaaaaaaaaaaaaaaaaaaaaaaa');
    const theirs = await stack.strangers.trainer(`/v1/episodes/${episodeId}`);
    expect([theirs.status, theirs.text]).toEqual([absent.status, absent.text]);
    expect(theirs.status).toBe(404);
  });
  it('shows a partner nothing of what another sent', async () => {
    const reply = await stack.strangers.partner('/v1/discharges/BAD-INPUT-1');
    isProblem(reply, 404, 'not-found');
    expect((await stack.strangers.partner('/v1/discharges')).body.items).toEqual([]);
  });
  it("refuses another practice's trainer", async () => {
    const { trainerId } = stack.strangers;
    const reply = await commandBy(trainer, episodeId)('assign-trainer', { trainerId });
    isProblem(reply, 422, 'invalid-body');
    expect(problems(reply)).toEqual(['trainerId']);
  });
});

it('answers 401 to a token that has expired', async () => {
  const old = await stack.demo.trainerToken();
  await stack.advance({ advanceDays: 40 });
  expect((await stack.withToken(old)('/v1/episodes')).status).toBe(401);
});
