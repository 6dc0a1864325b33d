import { createHash } from 'node:crypto';
import { TransientError } from '@continuum/application';
import { routesByName } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../doubles.ts';
import { type Asked, caller } from '../gateway-requests.ts';
import { fhirWriter, messageTranslator } from '../message-readers.ts';
import { createHandler } from './handler.ts';

const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64url');
const asFhir = { 'content-type': 'application/fhir+json' };
const message = routesByName['process-message'].request.example;
const transaction = routesByName['post-fhir'].request.example;

let world: World;
let ask: ReturnType<typeof caller>;

beforeEach(() => {
  world = openWorld();
  const speaking = { ...world, translator: messageTranslator(hash), fhir: fhirWriter(hash) };
  ask = caller(createHandler({ ...speaking, openApiDocument: {}, fhirCapabilities: {} }), 'client-riverside');
});

const process = (body: unknown, asked: Asked = {}) =>
  ask('POST /fhir/{operation}', {
    path: { operation: '$process-message' },
    body,
    headers: asFhir,
    ...asked,
  });
const post = (body: unknown, asked: Asked = {}) => ask('POST /fhir', { body, headers: asFhir, ...asked });

/** The resources of a Bundle, looked into freely. */
const resourcesOf = ({ body }: Awaited<ReturnType<typeof post>>): Record<string, never>[] =>
  (body['entry'] as { resource: Record<string, never> }[]).map(({ resource }) => resource);

const withoutCourse = (bundle: { readonly entry: readonly { readonly resource: object }[] }) => ({
  ...bundle,
  entry: bundle.entry.filter(({ resource }) => !JSON.stringify(resource).includes('CarePlan')),
});

describe('a message', () => {
  it('is answered with a message that names it, and says what is still needed', async () => {
    const answer = await process(message);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/fhir+json']);
    expect(answer.body).toMatchObject({ resourceType: 'Bundle', type: 'message' });
    const [header, outcome] = resourcesOf(answer);
    expect(header).toMatchObject({
      resourceType: 'MessageHeader',
      response: { identifier: 'rpt-2026-0142', code: 'ok' },
      focus: [{ reference: expect.stringMatching(/\/fhir\/Task\/di-[a-z2-7]{26}\.1$/) }],
    });
    const needs = (outcome as unknown as { issue: { code: string; details: { text: string } }[] }).issue
      .filter(({ code }) => code === 'required')
      .map(({ details }) => details.text);
    expect(needs).toContain('Still needed: informed consent, from the client.');
  });

  it('gets the first answer again, byte for byte', async () => {
    const first = await process(message);
    world.surroundings.moveDays(3);
    expect((await process(message)).text).toBe(first.text);
    expect((await post(message)).text).toBe(first.text);
  });

  it('is the same discharge as one posted to the other address', async () => {
    await process(message);
    const again = await ask('POST /v1/discharges', { body: message, headers: asFhir });
    expect([again.status, again.body['messageId']]).toEqual([202, 'rpt-2026-0142']);
    expect(world.kept.journals.size).toBe(1);
  });

  it('that holds nothing to take is refused in a message, with the place of every reason', async () => {
    const answer = await process(withoutCourse(message));
    expect(answer.status).toBe(422);
    const [header, outcome] = resourcesOf(answer);
    expect(header).toMatchObject({ response: { identifier: 'rpt-2026-0142', code: 'fatal-error' } });
    expect(outcome).toMatchObject({
      issue: [{ severity: 'error', expression: ['Bundle.entry'], details: { text: expect.any(String) } }],
    });
  });

  it('is a transient error while the system is too busy', async () => {
    const commit = async () => {
      throw new TransientError('throttled');
    };
    const journals = { ...world.journals, commit };
    const busy = { ...world, journals, translator: messageTranslator(hash), fhir: fhirWriter(hash) };
    ask = caller(createHandler({ ...busy, openApiDocument: {}, fhirCapabilities: {} }), 'client-riverside');
    const answer = await process(message);
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
    expect(resourcesOf(answer)[0]).toMatchObject({ response: { code: 'transient-error' } });
  });
});

describe('a transaction', () => {
  it('is answered entry by entry, with what can be read from now on', async () => {
    const answer = await post(transaction);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      type: 'transaction-response',
      entry: [
        { response: { status: '202 Accepted', outcome: { issue: expect.any(Array) } } },
        {
          response: {
            status: '201 Created',
            location: expect.stringMatching(/^ServiceRequest\/di-[a-z2-7]{26}$/),
          },
        },
      ],
    });
  });

  it('that asks for something among its entries is told that nothing was done of that', async () => {
    const asking = {
      ...transaction,
      entry: [...transaction.entry, { request: { method: 'GET', url: 'Encounter/1' } }],
    };
    const { body } = await post(asking);
    expect(body['entry']).toMatchObject([{}, {}, { response: { status: '405 Method Not Allowed' } }]);
  });

  it('is refused as a whole with an outcome', async () => {
    const answer = await post(withoutCourse(transaction));
    expect([answer.status, answer.body['resourceType']]).toEqual([422, 'OperationOutcome']);
  });

  it('of another content under the id of one that was accepted is a duplicate', async () => {
    await post(transaction);
    const answer = await post({ ...transaction, timestamp: '2026-03-02T15:00:00Z' });
    expect(answer.status).toBe(409);
    expect(answer.body['issue']).toMatchObject([{ severity: 'error', code: 'duplicate' }]);
  });
});

describe('anything else in FHIR', () => {
  const collection = { ...transaction, type: 'collection' };

  it('is answered with an outcome, and with where its Task is', async () => {
    const answer = await post(collection);
    expect([answer.status, answer.body['resourceType']]).toEqual([201, 'OperationOutcome']);
    expect(answer.headers['location']).toMatch(/\/fhir\/Task\/di-[a-z2-7]{26}\.1$/);
  });

  it('may be sent as plain JSON', async () => {
    const answer = await post(collection, { headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect([answer.status, answer.headers['content-type']]).toEqual([201, 'application/fhir+json']);
  });

  it('leaves nothing behind when it is only tried, and is answered as it would be', async () => {
    const query = 'dryRun=true';
    const answer = await post(collection, { query });
    expect([answer.status, answer.headers['location']]).toEqual([200, undefined]);
    const refused = await process(withoutCourse(message), { query });
    expect([refused.status, refused.body['type']]).toEqual([422, 'message']);
    expect(world.kept.journals.size + world.originalsKept.length).toBe(0);
  });
});

describe('what cannot be answered', () => {
  const issueOf = ({ body }: Awaited<ReturnType<typeof post>>) =>
    (body['issue'] as Record<string, unknown>[])[0];

  it.each([
    ['no JSON', () => post('{"resourceType":'), 400, { code: 'structure' }],
    ['a discharge in our own form', () => post({ messageId: 'RPT-1' }), 400, { code: 'structure' }],
    ['FHIR in XML', () => post('<a/>', { headers: { 'content-type': 'application/fhir+xml' } }), 415, {}],
    [
      'a wish for XML',
      () => post(transaction, { headers: { ...asFhir, accept: 'application/fhir+xml, text/html;q=0.5' } }),
      406,
      { code: 'not-supported' },
    ],
    [
      'a wish for another format by its parameter',
      () => post(transaction, { query: '_format=xml' }),
      400,
      { code: 'invalid', expression: ['http._format'] },
    ],
    ['another operation', () => process(transaction, { path: { operation: '$everything' } }), 404, {}],
  ] as const)('%s is refused with an outcome', async (_what, asking, status, issue) => {
    const answer = await asking();
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/fhir+json']);
    expect(answer.body['resourceType']).toBe('OperationOutcome');
    expect(issueOf(answer)).toMatchObject({ severity: 'error', ...issue });
  });

  it.each(['*/*', 'application/json', 'text/html, application/fhir+json;q=0.2', 'application/*;q=0.1'])(
    'but %s is what is given',
    async (accept) => {
      expect((await post(transaction, { headers: { ...asFhir, accept } })).status).toBe(200);
    },
  );
});
