import { beforeEach, describe, expect, it } from 'vitest';
import { jodie, openWorld, type World } from '../doubles.ts';
import { type Answered, caller } from '../gateway-requests.ts';
import { createHandler } from './handler.ts';

let world: World;
let ask: ReturnType<typeof caller>;

beforeEach(async () => {
  world = openWorld();
  ask = caller(createHandler({ ...world, openApiDocument: {}, fhirCapabilities: {} }), 'client-riverside');
  await ask('POST /v1/discharges', { body: jodie });
});

const search = (query: string, resourceType = 'Task', headers = {}) =>
  ask('GET /fhir/{resourceType}', { path: { resourceType }, query, headers });
const read = (resourceType: string, resourceId: string) =>
  ask('GET /fhir/{resourceType}/{resourceId}', { path: { resourceType, resourceId } });

interface Entry {
  readonly fullUrl: string;
  readonly resource: Record<string, never>;
  readonly search: { readonly mode: string };
}

const entriesOf = ({ body }: Answered) => body['entry'] as readonly Entry[];
const found = async (query: string, resourceType?: string) =>
  entriesOf(await search(query, resourceType)).map(({ resource }) => resource['id']);
const links = ({ body }: Answered) =>
  Object.fromEntries(
    (body['link'] as readonly { relation: string; url: string }[]).map(({ relation, url }) => [
      relation,
      new URL(url),
    ]),
  );

const byMessage = `identifier=${encodeURIComponent(`urn:continuum:message-id|${jodie.messageId}`)}`;

describe('a partner that looks for its referral', () => {
  it.each([
    ['its message, by system', `urn:continuum:message-id|${jodie.messageId}`, 1],
    ['its own referral id, by system', `urn:continuum:referral-id|${jodie.referralId}`, 1],
    ['either alone', jodie.referralId, 1],
    ['one of several', `urn:continuum:message-id|NEVER-SENT,${jodie.messageId}`, 1],
    ['a message of the same name as a referral', `urn:continuum:message-id|${jodie.referralId}`, 0],
    ['an identifier of another system', `urn:example:other|${jodie.messageId}`, 0],
    ['an identifier of no system', `|${jodie.messageId}`, 0],
    ['an id with a comma in it', 'RPT\\,2026', 0],
  ])('finds it by %s', async (_by, identifier, count) => {
    const answer = await search(`identifier=${encodeURIComponent(identifier)}`);
    expect([answer.status, answer.body['type'], answer.body['total']]).toEqual([200, 'searchset', count]);
    expect(entriesOf(answer)).toHaveLength(count);
  });

  it('is given its Task, with where it can be read again and what was understood', async () => {
    const answer = await search(byMessage);
    const [entry] = entriesOf(answer);
    expect(entry).toMatchObject({
      search: { mode: 'match' },
      resource: {
        resourceType: 'Task',
        status: 'requested',
        identifier: [{ value: jodie.messageId }, { value: jodie.referralId }],
        requester: { display: 'Riverside Physical Therapy' },
      },
    });
    expect(entry?.fullUrl).toBe(`https://api.example.com/fhir/Task/${entry?.resource['id']}`);
    const { self } = links(answer);
    expect(self?.pathname).toBe('/fhir/Task');
    expect(self?.searchParams.get('identifier')).toBe(`urn:continuum:message-id|${jodie.messageId}`);
  });

  it('reads it by its id, with its version, and the request that it fulfils', async () => {
    const [taskId] = await found(byMessage);
    const task = await read('Task', String(taskId));
    expect([task.status, task.headers['etag']]).toEqual([200, 'W/"0"']);
    const focus = String((task.body['focus'] as { reference: string }).reference);
    const request = await read('ServiceRequest', focus.replace('ServiceRequest/', ''));
    expect(request.body).toMatchObject({ resourceType: 'ServiceRequest', status: 'active' });
    expect(`ServiceRequest/${(await found(byMessage, 'ServiceRequest'))[0]}`).toBe(focus);
  });

  it('has no report before one was issued', async () => {
    expect(await found(byMessage, 'DiagnosticReport')).toEqual([]);
    const [taskId] = await found(byMessage);
    expect((await read('DiagnosticReport', String(taskId))).status).toBe(404);
  });
});

describe('a search that is not wholly understood', () => {
  const asked = `${byMessage}&code=fulfill&_sort=-date`;

  it('says so, and how much was left out', async () => {
    const answer = await search(asked);
    expect(answer.status).toBe(200);
    const [, outcome] = entriesOf(answer);
    expect(outcome).toMatchObject({
      search: { mode: 'outcome' },
      resource: { issue: [{ severity: 'warning', details: { text: expect.stringMatching(/^2 of/) } }] },
    });
    expect([...(links(answer)['self']?.searchParams.keys() ?? [])]).toEqual(['identifier', '_count']);
  });

  it('is refused where that is asked for', async () => {
    const answer = await search(asked, 'Task', { prefer: 'respond-async, handling=strict' });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'invalid' }] });
    expect((await search(asked, 'Task', { prefer: 'handling=lenient' })).status).toBe(200);
  });

  it.each(['identifier:not=RPT-1', 'identifier=', '_count=0', `${byMessage}&${byMessage}`, '_format=xml'])(
    'is refused when it would be another one: %s',
    async (query) => {
      expect((await search(query)).status).toBe(400);
    },
  );
});

describe('what is not there', () => {
  it.each([
    ['Task', 'di-aaaaaaaaaaaaaaaaaaaaaaaaaa.1'],
    ['Task', 'di-aaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['Task', 'x'],
    ['ServiceRequest', 'di-aaaaaaaaaaaaaaaaaaaaaaaaaa.1'],
    ['Encounter', 'x'],
    ['Task', 'a b'],
  ])('%s/%s is answered with an outcome', async (type, id) => {
    const answer = await read(type, id);
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/fhir+json']);
    expect(answer.body['issue']).toMatchObject([{ severity: 'error', code: 'not-found' }]);
  });

  it('is a second time that nobody reopened', async () => {
    const [taskId] = await found(byMessage);
    expect((await read('Task', String(taskId).replace(/1$/, '2'))).status).toBe(404);
  });

  it('is a referral that was refused', async () => {
    await ask('POST /v1/discharges', { body: { ...jodie, messageId: 'RPT-4', dischargedAt: 'tomorrow' } });
    expect(await found('identifier=RPT-4')).toEqual([]);
  });
});
