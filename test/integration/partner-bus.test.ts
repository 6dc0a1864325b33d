import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyItem } from './stack/caller.ts';
import { discharge } from './stack/discharge.ts';
import { partnerBusOf, quarantineOf } from './stack/partner-bus.ts';
import { type Stack, startStack } from './stack/stack.ts';

const unknownAccount = '777788889999';

let stack: Stack;

const json = (message: unknown) => ({ contentType: 'application/json', message });

/** Puts it, and waits until all that follows has happened. */
const put = async (detail: unknown, account = stack.strangers.account) => {
  const answer = await partnerBusOf(stack.demo.cloud, account)(detail);
  await stack.demo.cloud.atRest();
  return answer;
};

const receiptOf = async (messageId: string) =>
  (await stack.strangers.partner(`/v1/discharges/${messageId}`)).body;
const workList = () => everyItem(stack.strangers.trainer, '/v1/episodes');
const quarantine = () => quarantineOf(stack.demo.cloud, 'discharge-intake');
const deadLetters = async (): Promise<number> => {
  const { body } = await stack.nobody('/_local/');
  return body.deadLetterQueues.reduce((sum: number, { waiting }: { waiting: number }) => sum + waiting, 0);
};

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

describe('given a clinic that puts discharges on the partner bus from its own AWS account', () => {
  it('reads its receipt over HTTP, and the practice has the referral on its work list', async () => {
    expect(await put(json(discharge('BUS-1')))).toMatchObject({ EventId: expect.any(String) });
    expect(await receiptOf('BUS-1')).toMatchObject({
      outcome: 'received',
      practiceId: 'south-shore',
      stage: 'referral',
    });
    expect(await workList()).toMatchObject([{ clientName: 'Example, Robin', stage: 'referral' }]);
  });

  it('may put it again, or post the same bytes: it is one discharge and one referral', async () => {
    await put(json(discharge('BUS-1')));
    const posted = await stack.strangers.partner('/v1/discharges', { body: discharge('BUS-1') });
    expect([posted.status, posted.body.messageId]).toEqual([202, 'BUS-1']);
    await stack.demo.cloud.atRest();
    expect(await workList()).toHaveLength(1);
  });

  it("is the sender by its account: another clinic's name in the message changes nothing, and is told of", async () => {
    await put(json({ ...discharge('BUS-2'), sender: { name: 'Riverside Physical Therapy' } }));
    expect(await receiptOf('BUS-2')).toMatchObject({
      outcome: 'received',
      practiceId: 'south-shore',
      warnings: [{ code: 'sender-differs' }],
    });
    expect((await stack.partner('/v1/discharges/BUS-2')).status).toBe(404);
    expect(await everyItem(stack.trainer, '/v1/episodes')).toEqual([]);
  });

  it('finds a refused one under its message id, with every reason', async () => {
    await put(json({ ...discharge('BUS-3'), dischargedAt: '2199-01-01T00:00:00Z' }));
    expect(await receiptOf('BUS-3')).toMatchObject({
      outcome: 'refused',
      issues: [{ path: 'dischargedAt' }],
    });
    expect(await workList()).toHaveLength(2);
  });
});

describe('given what nobody can take for a discharge of a partner', () => {
  it.each([
    ['from an account that is no partner', json(discharge('BUS-4')), unknownAccount, 'account'],
    ['of another shape', { hl7: 'PID|Example' }, undefined, 'contentType'],
    ['of an unknown format', { contentType: 'text/csv', message: 'Example;Robin' }, undefined, 'contentType'],
    ['that is cut short', { contentType: 'application/json', message: '{"messageId":' }, undefined, 'JSON'],
    ['without a message id', json({ client: discharge('BUS-5').client }), undefined, 'messageId'],
  ])('keeps one %s, whole and with the reason', async (_, detail, account, reason) => {
    const before = new Set((await quarantine()).map(({ body }) => body));
    await put(detail, account);
    const [kept, ...more] = (await quarantine()).filter(({ body }) => !before.has(body));
    expect(more).toEqual([]);
    expect(JSON.parse(kept?.body ?? '{}').detail).toEqual(detail);
    expect(kept?.reason.join()).toContain(reason);
    expect(kept?.reason.join()).not.toContain('Example');
  });

  it('opens nothing of it, and retries none of it', async () => {
    expect(await workList()).toHaveLength(2);
    expect(await everyItem(stack.strangers.partner, '/v1/discharges')).toHaveLength(3);
    expect(await deadLetters()).toBe(0);
  });

  it('tells the sender at once when it is not JSON', async () => {
    expect(await put('{"contentType":')).toMatchObject({ ErrorCode: 'MalformedDetail' });
  });
});
