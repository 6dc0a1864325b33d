import { receiveDischarge, referralReactions } from '@continuum/application';
import { parseContractEvent } from '@continuum/events';
import { beforeEach, describe, expect, it } from 'vitest';
import { announcing } from '../bus-events.ts';
import { jodie, openWorld, riverside, type World } from '../doubles.ts';
import { type Answered, caller } from '../gateway-requests.ts';
import { createHandler } from './handler.ts';

let world: World;
let episodeId: string;

/** Opening takes two events: that it is open, and what is asked for. */
const openedAt = 2;

/** Jodie's referral, opened the way it is in earnest. */
beforeEach(async () => {
  world = openWorld();
  const bytes = new TextEncoder().encode(JSON.stringify(jodie));
  await receiveDischarge({ partner: riverside, mediaType: 'application/json', bytes }, world);
  const [posted] = [...world.kept.journals.values()].flatMap(({ commits }) => commits);
  const [message] = announcing(posted?.records[0]).Records;
  const { 'detail-type': detailType, detail } = JSON.parse(message?.body ?? '{}');
  const parsed = parseContractEvent(detailType, detail);
  if (!parsed.ok || parsed.event.type !== 'TherapyDischargeReceived') throw new Error('it was not announced');
  await referralReactions.TherapyDischargeReceived(parsed.event, { ...world, consumer: 'referral-stage' });
  episodeId = parsed.event.episodeId;
});

const by = (login: string) => caller(createHandler(world), login);
const reading = 'GET /v1/episodes/{episodeId}';
const sending = 'POST /v1/episodes/{episodeId}/commands/{command}';
const contact = { attemptedAt: '2026-03-02T14:00:00.000Z', channel: 'phone', result: 'reached' };

interface Sending {
  readonly login?: string;
  readonly key?: string;
  readonly version?: number | 'none';
}

const send = (
  command: string,
  body: unknown,
  { login = 'sub-mara', key = 'key-1', version = openedAt }: Sending = {},
): Promise<Answered> =>
  by(login)(sending, {
    path: { episodeId, command },
    headers: { 'idempotency-key': key, ...(version === 'none' ? {} : { 'if-match': `"${version}"` }) },
    body,
  });

describe('a member who sends a command', () => {
  it('gets a receipt, and the version it left as an entity tag', async () => {
    const answer = await send('record-contact-attempt', contact);
    expect(answer.status).toBe(200);
    expect(answer.headers['etag']).toBe('"3"');
    expect(answer.body).toEqual({
      outcome: 'accepted',
      episodeId,
      version: 3,
      eventIds: [`${episodeId}.00000003`],
    });
  });

  it('gets the same receipt for a retry, byte for byte, and nothing happens again', async () => {
    const first = await send('record-contact-attempt', contact);
    const retry = await send('record-contact-attempt', contact);
    expect(retry.text).toBe(first.text);
    expect((await by('sub-mara')(reading, { path: { episodeId } })).body['contactAttempts']).toBe(1);
  });

  it('cannot use the key of another request', async () => {
    await send('record-contact-attempt', contact);
    const other = await send('record-contact-attempt', { ...contact, channel: 'email' });
    expect(other.status).toBe(422);
    expect(other.body['code']).toBe('idempotency-key-reused');
  });

  it('hears every rule that says no, in sentences', async () => {
    const answer = await send('start-program', { visitHeldAt: '2026-03-02T14:00:00.000Z' });
    expect(answer.status).toBe(409);
    for (const failure of answer.body['failures'] as { code: string; sentence: string }[])
      expect(failure.sentence).not.toBe('');
  });

  it('has to say which version it saw, and to have seen the last one', async () => {
    expect((await send('record-contact-attempt', contact, { version: 'none' })).status).toBe(428);
    const stale = await send('record-contact-attempt', contact, { version: 7 });
    expect(stale.status).toBe(412);
    expect(stale.body['version']).toBe(openedAt);
  });

  it('hears every field that is wrong, and none of their values', async () => {
    const answer = await send('record-contact-attempt', {
      attemptedAt: 'yesterday',
      channel: 'pigeon',
      mood: 1,
    });
    expect(answer.status).toBe(422);
    const paths = (answer.body['issues'] as { path: string }[]).map(({ path }) => path);
    expect(new Set(paths)).toEqual(new Set(['attemptedAt', 'channel', 'result', 'mood']));
    expect(answer.text).not.toContain('pigeon');
  });

  it('needs the role: without it 403, and what no member may ask for does not exist', async () => {
    const session = { heldAt: '2026-03-02T14:00:00.000Z', durationMinutes: 50 };
    expect((await send('record-session', session, { login: 'sub-otto' })).status).toBe(403);
    expect((await send('open-report', {})).status).toBe(404);
    expect((await send('delete-everything', {})).status).toBe(404);
  });
});

describe('a member who reads', () => {
  it('finds the episode on the work list, reads it under its version, and what may happen next', async () => {
    const ask = by('sub-mara');
    const list = await ask('GET /v1/episodes', { query: 'which=open' });
    expect(list.body['items']).toEqual([expect.objectContaining({ episodeId, clientName: 'Hicks, Jodie' })]);
    const episode = await ask(reading, { path: { episodeId } });
    expect(episode.headers['etag']).toBe('"2"');
    expect(episode.body).toMatchObject({ stage: 'referral', status: 'information-requested' });
    const timeline = await ask('GET /v1/episodes/{episodeId}/timeline', { path: { episodeId } });
    expect(timeline.body['items']).toEqual([
      expect.objectContaining({ type: 'ReferralOpened', version: 1 }),
      expect.objectContaining({ type: 'InformationRequested', version: 2 }),
    ]);
    const transitions = await ask('GET /v1/episodes/{episodeId}/transitions', { path: { episodeId } });
    expect(transitions.headers['etag']).toBe('"2"');
    expect(transitions.body['items']).toContainEqual(
      expect.objectContaining({ command: 'record-contact-attempt', allowed: true }),
    );
  });

  it('finds a client by name and reads who it is', async () => {
    const ask = by('sub-mara');
    const found = await ask('GET /v1/clients', { query: 'query=hi' });
    const [{ clientId = '' } = {}] = found.body['items'] as { clientId?: string }[];
    expect((await ask('GET /v1/clients/{clientId}', { path: { clientId } })).body).toMatchObject({
      name: { family: 'Hicks', given: ['Jodie'] },
    });
  });
});

describe('a member of another practice', () => {
  it('finds nothing, in the very words of what never was', async () => {
    const ask = by('sub-sara');
    const absent = await ask(reading, { path: { episodeId: `ep_${'a'.repeat(26)}` } });
    expect(absent.status).toBe(404);
    for (const route of [reading, `${reading}/timeline`, `${reading}/transitions`])
      expect((await ask(route, { path: { episodeId } })).text).toBe(absent.text);
    const command = await send('record-contact-attempt', contact, { login: 'sub-sara' });
    expect(command.text).toBe(absent.text);
    expect((await ask('GET /v1/episodes')).body).toEqual({ items: [] });
  });
});
