import { InvalidCursor, TransientError } from '@continuum/application';
import { describe, expect, it } from 'vitest';
import {
  type Asked,
  gatewayRequest,
  mara,
  membersClaims,
  northHarbor,
  partnersClaims,
  registryKnowing,
  riverside,
} from '../../test/gateway-request.ts';
import { contextWith, recordingLog, recordingTally } from '../../test/recording.ts';
import { ok } from './answer.ts';
import { createHttpFunction } from './http-function.ts';
import type { RouteHandlers } from './request.ts';

type Served = 'list-episodes' | 'read-episode' | 'post-discharge' | 'read-health';

const episodeId = 'ep_mzxw6ytboi5dqnzqgmytembqha';

/** Handlers that answer with what they were handed, so that a test can read it. */
const echoing: RouteHandlers<Served> = {
  'list-episodes': async ({ query, member }) => ok({ query, member: member.memberId }),
  'read-episode': async ({ path, practice }) => ok({ path, practice: practice.practiceId }),
  'post-discharge': async ({ body, query, partner }) =>
    ok({ bytes: body.bytes.byteLength, mediaType: body.mediaType, query, partner: partner.partnerId }, 202),
  'read-health': async () => ok({ status: 'ok' }),
};

const opened = (handlers: Partial<RouteHandlers<Served>> = {}, registry = registryKnowing()) => {
  const log = recordingLog();
  const tally = recordingTally();
  const handler = createHttpFunction({ handlers: { ...echoing, ...handlers }, registry, log, tally });
  const ask = async (routeKey: string, asked: Asked = {}) => {
    const {
      statusCode,
      headers = {},
      body,
    } = await handler(gatewayRequest(routeKey, asked), contextWith(20_000));
    return { status: statusCode, headers, text: body ?? '', body: JSON.parse(body ?? 'null') };
  };
  return { ask, log, tally };
};

const listing = 'GET /v1/episodes';
const reading = 'GET /v1/episodes/{episodeId}';
const posting = 'POST /v1/discharges';
const json = { 'content-type': 'application/json' };

describe('a request that is understood', () => {
  it('reaches its handler parsed, with the member its token stands for', async () => {
    const { ask } = opened();
    const answer = await ask(listing, { claims: membersClaims, query: 'stage=program&limit=50' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      member: 'mara-lind',
      query: { stage: 'program', limit: 50 },
    });
  });

  it('is answered with headers that keep the answer private, and logged by its route alone', async () => {
    const { ask, log, tally } = opened();
    const { headers } = await ask(reading, { claims: membersClaims, path: { episodeId } });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
    });
    expect(log.told).toEqual([
      {
        level: 'note',
        what: 'a request was answered',
        fields: {
          route: reading,
          requestId: 'request-1',
          practiceId: 'north-harbor',
          memberId: 'mara-lind',
          status: 200,
        },
      },
    ]);
    expect(tally.counted).toEqual({ RequestsAnswered: 1 });
    expect(tally.flushes()).toBe(1);
  });

  it('brings its body byte for byte, from base64 too', async () => {
    const { ask } = opened();
    const body = JSON.stringify({ name: 'Zoë' });
    const headers = { 'content-type': 'application/fhir+json; charset=utf-8' };
    const sent = {
      claims: partnersClaims,
      headers,
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    };
    const answer = await ask(posting, sent);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ bytes: Buffer.byteLength(body), partner: 'riverside-pt' });
  });

  it('needs no token where anyone may ask', async () => {
    const { ask } = opened();
    expect((await ask('GET /health')).body).toEqual({ status: 'ok' });
  });
});

describe('a request of somebody who may not', () => {
  it.each([
    ['no token', {}, 401],
    ['an identity token', { ...membersClaims, token_use: 'id' }, 401],
    ['a token without the scope', { ...membersClaims, scope: 'openid' }, 403],
    ['a login nobody registered', { ...membersClaims, sub: 'sub-stranger' }, 403],
    ["a partner's token with a member's scope", { ...membersClaims, sub: 'client-riverside' }, 403],
  ])('is refused: %s', async (_what, claims, status) => {
    const { ask } = opened();
    const answer = await ask(listing, { claims });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it.each([
    ['member', registryKnowing({ member: { ...mara, disabled: true } }), membersClaims, listing],
    ['practice', registryKnowing({ practice: { ...northHarbor, disabled: true } }), membersClaims, listing],
    ['partner', registryKnowing({ partner: { ...riverside, disabled: true } }), partnersClaims, posting],
  ])('is refused when the %s is disabled', async (_who, registry, claims, route) => {
    const { ask } = opened({}, registry);
    expect((await ask(route, { claims, headers: json, body: '{}' })).status).toBe(403);
  });
});

describe('a request that cannot be understood', () => {
  it('finds nothing at an address that is no id, in the words of one that is absent', async () => {
    const { ask } = opened();
    const malformed = await ask(reading, { claims: membersClaims, path: { episodeId: '../admin' } });
    const unknown = await ask('GET /v1/nowhere', { claims: membersClaims });
    expect(malformed.status).toBe(404);
    expect(malformed.text).toBe(unknown.text);
  });

  it('hears every wrong parameter at once, and none of its values', async () => {
    const { ask } = opened();
    const query = 'limit=0&limit=1000&colour=red&__proto__=1&stage=hicks';
    const answer = await ask(listing, { claims: membersClaims, query });
    expect(answer.status).toBe(400);
    const paths = answer.body.issues.map(({ path }: { path: string }) => path);
    expect(new Set(paths)).toEqual(new Set(['limit', 'colour', '__proto__', 'stage']));
    expect(answer.text).not.toContain('hicks');
  });

  it.each([
    ['another media type', { 'content-type': 'text/csv' }],
    ['another charset', { 'content-type': 'application/json; charset=latin1' }],
    ['a compressed body', { ...json, 'content-encoding': 'gzip' }],
  ])('is told what is understood: %s', async (_what, headers) => {
    const { ask } = opened();
    const answer = await ask(posting, { claims: partnersClaims, headers, body: '{}' });
    expect(answer.status).toBe(415);
    expect(answer.body.supported).toEqual([
      'application/json',
      'application/fhir+json',
      'x-application/hl7-v2+er7',
      'application/hl7-v2',
      'application/cda+xml',
      'application/hl7-cda+xml',
      'application/xml',
      'text/xml',
      'text/plain',
      'application/octet-stream',
    ]);
  });

  it.each(['', ' ', undefined])('sends bytes of no kind where its media type is "%s"', async (named) => {
    const { ask } = opened();
    const headers = named === undefined ? {} : { 'content-type': named };
    const answer = await ask(posting, { claims: partnersClaims, headers, body: '{}' });
    expect(answer.body).toMatchObject({ mediaType: 'application/octet-stream' });
  });

  it.each([
    ['exactly 4 MB', 4 * 1024 * 1024, 202],
    ['one byte more', 4 * 1024 * 1024 + 1, 413],
  ])('is held to the size of a body: %s', async (_what, bytes, status) => {
    const { ask } = opened();
    const text = Buffer.alloc(bytes, 'x');
    expect(
      (await ask(posting, { claims: partnersClaims, headers: json, body: text.toString() })).status,
    ).toBe(status);
    const encoded = { body: text.toString('base64'), isBase64Encoded: true };
    expect((await ask(posting, { claims: partnersClaims, headers: json, ...encoded })).status).toBe(status);
  });

  it('hears that a cursor is not of this list', async () => {
    const { ask } = opened({ 'list-episodes': () => Promise.reject(new InvalidCursor()) });
    const answer = await ask(listing, { claims: membersClaims, query: 'after=x' });
    expect(answer.status).toBe(400);
    expect(answer.body.issues[0].path).toBe('after');
  });
});

describe('a request that fails on our side', () => {
  it('is told nothing but an id, which the log explains', async () => {
    const { ask, log, tally } = opened({
      'read-episode': () => Promise.reject(new Error('Jodie Hicks is not a number')),
    });
    const answer = await ask(reading, { claims: membersClaims, path: { episodeId } });
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ code: 'internal-error', instance: 'request-1' });
    expect(answer.text).not.toContain('Hicks');
    expect(log.told[0]).toMatchObject({
      level: 'fail',
      fields: { outcome: 'defect', instance: 'request-1' },
    });
    expect(tally.counted).toEqual({ RequestsFailed: 1 });
    expect(tally.flushes()).toBe(1);
  });

  it('may come again when the trouble passes', async () => {
    const { ask } = opened({ 'read-episode': () => Promise.reject(new TransientError('the table is busy')) });
    const answer = await ask(reading, { claims: membersClaims, path: { episodeId } });
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
  });
});
