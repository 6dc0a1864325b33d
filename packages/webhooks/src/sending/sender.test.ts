import { afterEach, describe, expect, it } from 'vitest';
import { type Manner, openReceiver } from '../../test/hostile-receiver.ts';
import { createSender, type SenderSettings } from './sender.ts';

const now = () => Date.parse('2026-03-02T15:00:00.000Z');
const local: SenderSettings = { loopbackAllowed: true, timeoutMilliseconds: 300, now };

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const receiver = async (manner: Manner) => {
  const one = await openReceiver(() => manner);
  opened.push(one);
  return one;
};

describe('posting a webhook', () => {
  it('carries body and headers as they were signed', async () => {
    const { received, url } = await receiver({ kind: 'answers', status: 204 });
    const outcome = await createSender(local)(url('/hooks'), { 'webhook-id': 'msg_1' }, '{"name":"Zoë"}');
    expect(outcome).toEqual({ kind: 'answered', statusCode: 204 });
    expect(received).toMatchObject([
      { path: '/hooks', body: '{"name":"Zoë"}', headers: { 'webhook-id': 'msg_1' } },
    ]);
  });

  it('never follows a redirect', async () => {
    const elsewhere = await receiver({ kind: 'answers', status: 200 });
    const { url } = await receiver({
      kind: 'answers',
      status: 307,
      headers: { location: elsewhere.url() },
    });
    expect(await createSender(local)(url(), {}, '{}')).toEqual({ kind: 'answered', statusCode: 307 });
    expect(elsewhere.received).toEqual([]);
  });

  it.each([
    ['seconds', '120', 120],
    ['a date', 'Mon, 02 Mar 2026 15:01:00 GMT', 60],
  ])('hears for how long the receiver asks, in %s', async (_form, header, seconds) => {
    const { url } = await receiver({ kind: 'answers', status: 429, headers: { 'retry-after': header } });
    expect(await createSender(local)(url(), {}, '{}')).toEqual({
      kind: 'answered',
      statusCode: 429,
      retryAfterSeconds: seconds,
    });
  });

  it('does not read what the receiver writes, however much', async () => {
    const { url } = await receiver({ kind: 'writes-without-end' });
    expect(await createSender(local)(url(), {}, '{}')).toEqual({ kind: 'answered', statusCode: 200 });
  });

  it('takes an offer to speak another protocol for the answer that it is', async () => {
    const { url } = await receiver({ kind: 'upgrades' });
    expect(await createSender(local)(url(), {}, '{}')).toEqual({ kind: 'answered', statusCode: 101 });
  });

  it('gives up on a receiver that stalls, and on one that drops the connection', async () => {
    const stalling = await receiver({ kind: 'stalls' });
    expect(await createSender(local)(stalling.url(), {}, '{}')).toEqual({
      kind: 'unanswered',
      because: 'timeout',
    });
    const dropping = await receiver({ kind: 'drops' });
    expect(await createSender(local)(dropping.url(), {}, '{}')).toEqual({
      kind: 'unanswered',
      because: 'connection',
    });
  });
});

describe('a name that is resolved when the webhook is sent', () => {
  const forbidden = { kind: 'unanswered', because: 'forbidden-target' };
  const resolving = (...addresses: string[]) =>
    createSender({
      ...local,
      loopbackAllowed: false,
      resolve: async () => addresses.map((address) => ({ address, family: 4 })),
    });

  it('is not written to where one of its addresses is not public', async () => {
    const { received, port } = await receiver({ kind: 'answers', status: 200 });
    const url = `https://clinic.example:${port}/`;
    expect(await resolving('127.0.0.1')(url, {}, '{}')).toEqual(forbidden);
    expect(await resolving('93.184.215.14', '127.0.0.1')(url, {}, '{}')).toEqual(forbidden);
    expect(await resolving('169.254.169.254')(url, {}, '{}')).toEqual(forbidden);
    expect(received).toEqual([]);
  });

  it('is asked for once an attempt', async () => {
    const { received, port } = await receiver({ kind: 'answers', status: 200 });
    let asked = 0;
    const send = createSender({
      ...local,
      resolve: async () => [{ address: asked++ === 0 ? '127.0.0.1' : '192.168.1.1', family: 4 }],
    });
    expect(await send(`http://localhost:${port}/`, {}, '{}')).toMatchObject({ statusCode: 200 });
    expect({ asked, received: received.length }).toEqual({ asked: 1, received: 1 });
  });

  it('is not resolved a second time by the connection, which goes to the address that was judged', async () => {
    const { connections, port } = await receiver({ kind: 'answers', status: 200 });
    const send = createSender({ ...local, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    // The receiver speaks no TLS; that it was reached at all under a name nobody has is the point.
    expect(await send(`https://clinic.invalid:${port}/`, {}, '{}')).toMatchObject({ kind: 'unanswered' });
    expect(connections()).toBe(1);
  });

  it('that is never answered for ends with the time limit', async () => {
    const send = createSender({ ...local, resolve: () => new Promise(() => undefined) });
    expect(await send('https://clinic.example/', {}, '{}')).toEqual({
      kind: 'unanswered',
      because: 'timeout',
    });
  });

  it('that leads nowhere is a connection that failed', async () => {
    const send = createSender({ ...local, resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await send('https://clinic.example/', {}, '{}')).toEqual({
      kind: 'unanswered',
      because: 'connection',
    });
  });
});

it('in a deployed stack writes to no receiver on its own machine', async () => {
  const { received, url } = await receiver({ kind: 'answers', status: 200 });
  expect(await createSender({ ...local, loopbackAllowed: false })(url(), {}, '{}')).toMatchObject({
    because: 'forbidden-target',
  });
  expect(received).toEqual([]);
});
