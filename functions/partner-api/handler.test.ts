import { beforeEach, describe, expect, it } from 'vitest';
import { jodie, openWorld, type World } from '../doubles.ts';
import { type Answered, caller } from '../gateway-requests.ts';
import { createHandler } from './handler.ts';

const descriptions = {
  openApiDocument: { openapi: '3.1.1' },
  fhirCapabilities: { resourceType: 'CapabilityStatement' },
};

let world: World;
let ask: ReturnType<typeof caller>;

beforeEach(() => {
  world = openWorld();
  ask = caller(createHandler({ ...world, ...descriptions }), 'client-riverside');
});

const post = (body: unknown, query = ''): Promise<Answered> => ask('POST /v1/discharges', { body, query });
const of = (messageId: string) => ({ messageId });

describe('a partner that posts a discharge', () => {
  it('gets a receipt that lists what is missing and from whom', async () => {
    const answer = await post(jodie);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      messageId: jodie.messageId,
      outcome: 'received',
      practiceId: 'north-harbor',
      missing: [{ need: 'informed-consent', from: 'client' }],
    });
  });

  it('gets the first receipt again for the same bytes, byte for byte', async () => {
    const first = await post(jodie);
    world.surroundings.moveDays(3);
    expect((await post(jodie)).text).toBe(first.text);
  });

  it('is refused with a receipt and every reason, and may send it again', async () => {
    const refused = await post({ ...jodie, dischargedAt: '2031-01-01T00:00:00Z', colour: 'red' });
    expect(refused.status).toBe(422);
    expect(refused.headers['content-type']).toBe('application/problem+json');
    expect(refused.body).toMatchObject({ code: 'discharge-refused', receipt: { outcome: 'refused' } });
    expect((await post(jodie)).status).toBe(202);
  });

  it('cannot post another discharge under the id of one that was accepted', async () => {
    await post(jodie);
    const again = await post({ ...jodie, priority: 'urgent' });
    expect(again.status).toBe(409);
    expect(again.body['failures']).toEqual([
      expect.objectContaining({
        code: 'discharge-already-accepted',
        sentence: expect.stringContaining('PUT'),
      }),
    ]);
  });

  it('leaves nothing behind with a message without an id', async () => {
    const unnamed = await post({ client: jodie.client });
    expect([unnamed.status, unnamed.body['code']]).toEqual([400, 'unreadable-message']);
    const garbled = await post('{"client":"Jodie');
    expect([garbled.status, garbled.body['code']]).toEqual([400, 'not-json']);
    expect(garbled.text).not.toContain('Jodie');
    expect(world.kept.journals.size + world.originalsKept.length).toBe(0);
  });

  it('leaves nothing behind when it only asks what would come of it', async () => {
    const trial = await post(jodie, 'dryRun=true');
    expect(trial.status).toBe(200);
    expect(trial.body).toMatchObject({ outcome: 'received', routedBy: 'only-agreement' });
    expect(world.kept.journals.size + world.originalsKept.length).toBe(0);
  });

  it('hears which formats are understood', async () => {
    const answer = await ask('POST /v1/discharges', {
      body: 'PID|',
      headers: { 'content-type': 'text/csv' },
    });
    expect(answer.status).toBe(415);
    expect(answer.body['supported']).toEqual([
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
});

describe('a partner that comes back to a discharge', () => {
  beforeEach(() => post(jodie));

  const path = of(jodie.messageId);

  it('corrects it, whole', async () => {
    const corrected = await ask('PUT /v1/discharges/{messageId}', {
      path,
      body: { ...jodie, consent: { signedOn: '2026-03-02' } },
    });
    expect(corrected.status).toBe(202);
    expect(corrected.body['missing']).toEqual([]);
    const other = { ...jodie, messageId: 'RPT-2026-0043' };
    expect((await ask('PUT /v1/discharges/{messageId}', { path, body: other })).status).toBe(422);
  });

  it('supplies what was missing', async () => {
    const route = 'POST /v1/discharges/{messageId}/information';
    const supplied = await ask(route, { path, body: { consent: { signedOn: '2026-03-02' } } });
    expect(supplied.body).toMatchObject({ outcome: 'received', missing: [] });
    expect((await ask(route, { path, body: {} })).status).toBe(422);
  });

  it('is found by its own referral id, in the same words', async () => {
    const found = async (referralId: string) =>
      (await ask('GET /v1/discharges', { query: `referralId=${referralId}` })).body;
    const one = await ask('GET /v1/discharges/{messageId}', { path });
    expect(await found(jodie.referralId)).toEqual({ items: [one.body] });
    expect(await found('REF-9999')).toEqual({ items: [] });
  });

  describe('and supplies it in another form', () => {
    const route = 'POST /v1/discharges/{messageId}/information';
    const consent = { resourceType: 'Consent', dateTime: '2026-03-01' };
    const pdf = new TextEncoder().encode('%PDF-1.7 a paper');
    const asPdf = { 'content-type': 'application/pdf' };

    it.each(['application/fhir+json', 'application/json'])('FHIR counts at once, as %s', async (type) => {
      const answer = await ask(route, { path, body: consent, headers: { 'content-type': type } });
      expect(answer.status).toBe(202);
      expect(answer.body).toMatchObject({
        missing: [],
        ignored: ['Bundle.entry.resource.ofType(Observation)'],
      });
    });

    it('FHIR about somebody else is not filed with it', async () => {
      const answer = await ask(route, { path, body: { ...consent, birthDate: '2001-01-01' } });
      expect([answer.status, answer.body['code']]).toEqual([422, 'invalid-body']);
      expect(answer.body['issues']).toMatchObject([{ path: 'client', got: 'somebody else' }]);
    });

    it('a document is put on file, and supplies nothing by itself', async () => {
      const query = 'supplies=informed-consent';
      const headers = { ...asPdf, 'document-title': 'Consent%20of%202%20M%C3%A4rz' };
      const answer = await ask(route, { path, body: pdf, query, headers });
      expect(answer.status).toBe(202);
      expect(answer.body).toMatchObject({
        missing: [{ need: 'informed-consent', from: 'client' }],
        warnings: [{ code: 'document-awaits-reading', path: 'informed-consent' }],
      });
      const again = await ask(route, { path, body: pdf, query, headers });
      expect(again.text).toBe(answer.text);
    });

    it.each(['application/octet-stream', 'text/plain', ''])(
      'what it is need not be said: "%s"',
      async (type) => {
        const headers = { 'content-type': type };
        const asData = await ask(route, { path, body: { consent: { signedOn: '2026-03-02' } }, headers });
        expect(asData.body['missing']).toEqual([]);
        const asDocument = await ask(route, { path, body: pdf, headers });
        expect(asDocument.body['warnings']).toMatchObject([{ code: 'document-awaits-reading' }]);
      },
    );

    it.each(['application/json', 'application/fhir+json', 'image/png'])(
      'is told that its header says %s and it is a PDF',
      async (type) => {
        const answer = await ask(route, { path, body: pdf, headers: { 'content-type': type } });
        expect([answer.status, answer.body['code']]).toEqual([422, 'invalid-body']);
        expect(answer.body['issues']).toEqual([
          { path: 'content-type', expected: 'application/pdf, which the body is', got: type },
        ]);
      },
    );

    it.each([
      ['bytes that are no PDF', { body: new Uint8Array([0, 1]), headers: asPdf }, 422],
      ['a paper that does not exist', { body: pdf, headers: asPdf, query: 'supplies=condition' }, 400],
      ['a title that is not readable', { body: pdf, headers: { ...asPdf, 'document-title': '%E0%A4' } }, 400],
      ['what belongs to documents, with data', { body: consent, query: 'supplies=informed-consent' }, 400],
      ['another kind of document', { body: pdf, headers: { 'content-type': 'application/msword' } }, 415],
    ])('is refused with %s', async (_what, asked, status) => {
      expect((await ask(route, { path, ...asked })).status).toBe(status);
    });
  });

  it('asks the practice to stop', async () => {
    const route = 'POST /v1/discharges/{messageId}/cancel';
    expect((await ask(route, { path, body: { reason: 'duplicate' } })).status).toBe(202);
    const wrong = await ask(route, { path, body: { reason: 'boredom' } });
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain('boredom');
  });

  it('reads where it stands, and finds nothing it never sent', async () => {
    const read = (messageId: string) => ask('GET /v1/discharges/{messageId}', { path: of(messageId) });
    expect((await read(jodie.messageId)).body).toMatchObject({ stage: 'referral', status: 'received' });
    expect((await read('RPT-2026-9999')).status).toBe(404);
  });
});

describe('anyone', () => {
  it('reads whether the API answers, and its description', async () => {
    const anyone = caller(createHandler({ ...world, ...descriptions }), '');
    expect((await anyone('GET /health')).body).toEqual({ status: 'ok' });
    expect((await anyone('GET /openapi.json')).body).toEqual({ openapi: '3.1.1' });
    const { headers, body } = await anyone('GET /fhir/metadata');
    expect(headers['content-type']).toBe('application/fhir+json');
    expect(body).toMatchObject({
      resourceType: 'CapabilityStatement',
      implementation: { url: 'https://api.example.com/fhir' },
    });
  });
});
