import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { eventsCloud } from './fixture/events-cloud.ts';
import { sdkClient } from './fixture/sdk-client.ts';

const folder = eventsCloud();
let cloud: LocalCloud;
let noted: number;

beforeAll(async () => {
  cloud = await folder.start();
});
beforeEach(async () => {
  await cloud.atRest();
  noted = folder.notes().length;
});
afterAll(async () => {
  await cloud.stop();
  folder.remove();
});

const entry = (detail: object, more: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry => ({
  EventBusName: 'shop',
  Source: 'shop',
  DetailType: 'OrderPlaced.v1',
  Detail: JSON.stringify(detail),
  ...more,
});
const put = (entries: PutEventsRequestEntry[], account?: string) =>
  sdkClient(EventBridgeClient, cloud, account).send(new PutEventsCommand({ Entries: entries }));

interface Received {
  readonly id: string;
  readonly receiveCount: number;
  readonly type: string;
  readonly account: string;
}

async function received(): Promise<Received[]> {
  await cloud.atRest();
  return folder
    .notes()
    .slice(noted)
    .flatMap((line): Received[] => JSON.parse(line));
}

async function depthOf(name: string): Promise<{ waiting: number; hidden: number }> {
  const state = JSON.parse(await (await fetch(`${cloud.apiUrl}/_local/`)).text());
  return [...state.queues, ...state.deadLetterQueues].find((queue) => queue.name === `Fixture-${name}`);
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
describe('an event on a bus', () => {
  test('reaches the queue of the rule it matches, and no other', async () => {
    await put([entry({ id: 'one' }), entry({ id: 'two' }, { DetailType: 'OrderLost.v1' })]);
    expect(await received()).toMatchObject([{ id: 'one', receiveCount: 1, type: 'OrderPlaced.v1' }]);
  });

  test('two rules to one queue each deliver it', async () => {
    await put([entry({ id: 'twice', copies: 2 })]);
    expect((await received()).map(({ id }) => id)).toEqual(['twice', 'twice']);
  });

  test('stays on its own bus', async () => {
    await put([entry({ id: 'elsewhere' }, { EventBusName: 'partners' })]);
    expect(await received()).toEqual([]);
  });

  test('carries the account of whoever put it', async () => {
    const sent = entry(
      { id: 'partner' },
      { EventBusName: 'arn:aws:events:ca-central-1:000000000000:event-bus/partners' },
    );
    await put([sent], '111122223333');
    expect(await received()).toMatchObject([{ id: 'partner', account: '111122223333' }]);
  });

  test('is shown by its type and rules, never by its detail', async () => {
    await put([entry({ id: 'secret-detail' })]);
    await cloud.atRest();
    const shown = await (await fetch(`${cloud.apiUrl}/_local/events`)).text();
    expect(JSON.parse(shown).events[0]).toMatchObject({
      detailType: 'OrderPlaced.v1',
      rules: ['Fixture-Placed'],
    });
    expect(shown).not.toContain('secret-detail');
  });

  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
  test('that its target cannot take goes to the dead-letter queue of the target', async () => {
    await put([entry({ text: 'x'.repeat(2000) }, { DetailType: 'Printed.v1' })]);
    expect(await depthOf('Small')).toMatchObject({ waiting: 0 });
    expect(await depthOf('TargetDeadLetters')).toMatchObject({ waiting: 1 });
  });
});

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
describe('putting events', () => {
  test('a faulty entry fails alone, the others are kept', async () => {
    const answer = await put([
      entry({ id: 'good' }),
      entry({}, { Detail: '[1]' }),
      entry({}, { Detail: 'no json' }),
      entry({}, { DetailType: '' }),
      entry({}, { EventBusName: 'nowhere' }),
    ]);
    expect(answer.FailedEntryCount).toBe(4);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'MalformedDetail',
      'InvalidArgument',
      'ResourceNotFoundException',
    ]);
    expect(answer.Entries?.[0]?.EventId).toBeTruthy();
    expect((await received()).map(({ id }) => id)).toEqual(['good']);
  });

  test('more than 10 entries, or more than 1 MB, are refused whole', async () => {
    const many = Array.from({ length: 11 }, (_, index) => entry({ id: String(index) }));
    await expect(put(many)).rejects.toMatchObject({ name: 'ValidationException' });
    const large = entry({ text: 'x'.repeat(600_000) });
    await expect(put([large, large])).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await received()).toEqual([]);
  });
});

/** @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html */
describe('a queue feeding a function', () => {
  const pass = (seconds: number) => cloud.moveClockTo(new Date(cloud.now().getTime() + seconds * 1000));

  test('delivers again only what failed, after the visibility timeout', async () => {
    await put([entry({ id: 'good' }), entry({ id: 'fails-once', failsTimes: 1 })]);
    expect((await received()).map(({ id, receiveCount }) => `${id} ${receiveCount}`).sort()).toEqual([
      'fails-once 1',
      'good 1',
    ]);
    await pass(30);
    expect(await received()).toHaveLength(2);
    await pass(31);
    expect((await received()).at(-1)).toMatchObject({ id: 'fails-once', receiveCount: 2 });
    expect(await depthOf('Work')).toMatchObject({ waiting: 0, hidden: 0 });
  });

  test('a poison message is delivered maxReceiveCount times and then stands in the dead-letter queue', async () => {
    const before = (await depthOf('DeadLetters')).waiting;
    await put([entry({ id: 'poison', failsTimes: 99 })]);
    await cloud.atRest();
    await pass(300);
    const deliveries = (await received()).filter(({ id }) => id === 'poison');
    expect(deliveries.map(({ receiveCount }) => receiveCount)).toEqual([1, 2, 3]);
    expect((await depthOf('DeadLetters')).waiting).toBe(before + 1);
  });

  test('a thrown error brings the whole batch again', async () => {
    await put([entry({ id: 'bystander' }), entry({ id: 'throws' })]);
    await cloud.atRest();
    await pass(61);
    const counts = (await received())
      .filter(({ id }) => id === 'bystander')
      .map(({ receiveCount }) => receiveCount);
    expect(counts.length).toBeGreaterThan(0);
    expect((await received()).filter(({ id }) => id === 'throws').length).toBeGreaterThan(1);
    await pass(300);
  });
});
