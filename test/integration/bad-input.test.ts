import { routes, routesByName } from '@continuum/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, commandHeaders } from './stack/addresses.ts';
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

const posting = routes.filter(({ request, fhir }) => request !== undefined && fhir === undefined);
const commands = Object.entries(routesByName['send-command'].request?.examples ?? {});

/** Every field of a body given something of another kind. */
const mistyped = (body: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(Object(body)).map(([field, value]) => [field, typeof value === 'object' ? 7 : [marked]]),
  );

describe.each(posting.map((route) => [`${route.method} ${route.path}`, route] as const))(
  'given a body for %s',
  (_, route) => {
    const { method, audience, request } = route;
    const send = (body: unknown, headers: Record<string, string> = {}) => {
      const ids = {
        messageId: 'BAD-INPUT-1',
        episodeId,
        clientId: 'none',
        command: 'record-contact-attempt',
        importId: 'none',
        resourceId: 'none',
        webhookId: 'wh_aaaaaaaaaaaaaaaaaaaaaaaaaa',
        deliveryId: 'msg_ep_aaaaaaaaaaaaaaaaaaaaaaaaaa_00000001',
      };
      const caller = audience === 'partner' ? partner : trainer;
      return caller(addressOf(route, ids), { method, body, headers: { ...commandHeaders(), ...headers } });
    };
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
    it('names every field of the wrong type at once', async () => {
      const { messageId, ...fields } = mistyped(request?.example);
      const named =
        messageId === undefined ? {} : { messageId: method === 'PUT' ? 'BAD-INPUT-1' : 'BAD-INPUT-4' };
      const reply = await send({ ...named, ...fields });
      isRefused(reply);
      expect([...problems(reply)].sort(), reply.text).toEqual(Object.keys(fields).sort());
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
      const reply = await send(`<a>${marked}</a>`, { 'content-type': 'text/csv' });
      isProblem(reply, 415, 'unsupported-media-type');
      expect(reply.body.supported).toContain('application/json');
    });
    it('refuses text that is not UTF-8', async () =>
      isRefused(await send(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))));
  },
);

/** Who may send it: a trainer, but for these. */
const coordinators = new Set(['cancel-referral', 'mark-entered-in-error']);

describe.each(commands)('given a body for the command %s', (command, example) => {
  it('names every field of the wrong type, and every one it does not know, at once', async () => {
    const body = { ...mistyped(example), unheardOf: marked };
    const caller = coordinators.has(command) ? stack.coordinator : trainer;
    const reply = await commandBy(caller, episodeId)(command, body);
    isProblem(reply, 422, 'invalid-body');
    expect([...problems(reply)].sort(), reply.text).toEqual(Object.keys(body).sort());
  });
});

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
  it('refuses a practice nobody knows, naming the choices', async () => {
    const reply = await stack.ofBothPractices('/v1/discharges', {
      body: {
        ...discharge('BAD-INPUT-PRACTICE'),
        referredTo: { identifiers: [{ system: 'urn:example:nobody', value: marked }] },
      },
    });
    isProblem(reply, 422, 'discharge-refused');
    expect(reply.body.issues).toEqual([
      {
        path: 'referredTo.identifiers',
        expected: 'one of the practices north-harbor, south-shore',
        got: 'none of them',
      },
    ]);
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
      headers: commandHeaders(),
    });
    isProblem(reply, 404, 'not-found');
  });
  it.each([...coordinators])('lets no trainer send %s', async (command) => {
    isProblem(await commandBy(trainer, episodeId)(command, {}), 403, 'not-permitted');
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
