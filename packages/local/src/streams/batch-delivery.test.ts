import { describe, expect, test } from 'vitest';
import { InvocationFailed } from '../functions/invocation.ts';
import { type DeliverySettings, deliverBatch } from './batch-delivery.ts';
import type { StreamRecord } from './stream-record.ts';

const record = (number: number, ageSeconds = 0): StreamRecord => ({
  eventID: String(number),
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'ca-central-1',
  dynamodb: {
    ApproximateCreationDateTime: Date.now() / 1000 - ageSeconds,
    Keys: {},
    SequenceNumber: String(number),
    SizeBytes: 1,
    StreamViewType: 'NEW_IMAGE',
  },
});

const settings: DeliverySettings = {
  bisectsOnError: false,
  reportsBatchItemFailures: false,
  maximumRetryAttempts: 2,
  maximumRecordAgeSeconds: -1,
};

/** Delivers to a function that `respond` stands for; tells every batch it saw, what was done with, what was discarded. */
async function deliver(
  records: readonly StreamRecord[],
  given: Partial<DeliverySettings>,
  respond: (numbers: string[], attempt: number) => unknown,
) {
  const seen: string[] = [];
  const done: string[] = [];
  const discarded: { numbers: string; condition: string; invokeCount: number }[] = [];
  const numbersOf = (batch: readonly StreamRecord[]): string =>
    batch.map(({ dynamodb }) => dynamodb.SequenceNumber).join(',');
  await deliverBatch(
    records,
    { ...settings, ...given },
    {
      invoke: async (payload) => {
        const batch: StreamRecord[] = JSON.parse(payload).Records;
        seen.push(numbersOf(batch));
        return JSON.stringify(respond(numbersOf(batch).split(','), seen.length) ?? null);
      },
      done: (batch) => done.push(numbersOf(batch)),
      discard: async ({ records: batch, condition, invokeCount }) => {
        discarded.push({ numbers: numbersOf(batch), condition, invokeCount });
      },
      backOff: async () => true,
    },
  );
  return { seen, done, discarded };
}

const fail = (): never => {
  throw new InvocationFailed('Error', 'it failed', 'request');
};
const failures = (...numbers: string[]) => ({
  batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })),
});

/**
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
describe('delivering a batch of stream records', () => {
  const four = [1, 2, 3, 4].map((number) => record(number));

  test('a success is delivered once', async () => {
    expect(await deliver(four, {}, () => null)).toEqual({
      seen: ['1,2,3,4'],
      done: ['1,2,3,4'],
      discarded: [],
    });
  });

  test('a failure is retried whole, as often as the mapping allows, and then discarded', async () => {
    const { seen, done, discarded } = await deliver(four, {}, fail);
    expect(seen).toEqual(['1,2,3,4', '1,2,3,4', '1,2,3,4']);
    expect(discarded).toEqual([{ numbers: '1,2,3,4', condition: 'RetryAttemptsExhausted', invokeCount: 3 }]);
    expect(done).toEqual(['1,2,3,4']);
  });

  test('bisecting halves the batch until the bad record stands alone, in order, and costs no retry', async () => {
    const respond = (numbers: string[]) => (numbers.includes('3') ? fail() : null);
    const { seen, discarded } = await deliver(
      four,
      { bisectsOnError: true, maximumRetryAttempts: 1 },
      respond,
    );
    expect(seen).toEqual(['1,2,3,4', '1,2', '3,4', '3', '3', '4']);
    expect(discarded).toEqual([{ numbers: '3', condition: 'RetryAttemptsExhausted', invokeCount: 2 }]);
  });

  test('a partial response retries from the lowest failed sequence number', async () => {
    const respond = (_numbers: string[], attempt: number) => (attempt === 1 ? failures('4', '2') : null);
    const { seen, done } = await deliver(four, { reportsBatchItemFailures: true }, respond);
    expect(seen).toEqual(['1,2,3,4', '2,3,4']);
    expect(done).toEqual(['1', '2,3,4']);
  });

  test('a batch that fails in part twice moves on each time', async () => {
    const respond = (_numbers: string[], attempt: number) =>
      [failures('2'), failures('4'), null][attempt - 1];
    const { seen, done } = await deliver(four, { reportsBatchItemFailures: true }, respond);
    expect(seen).toEqual(['1,2,3,4', '2,3,4', '4']);
    expect(done).toEqual(['1', '2,3', '4']);
  });

  test('with bisecting too, the split at the reported number costs no retry', async () => {
    const respond = (numbers: string[], attempt: number) =>
      attempt < 4 ? failures(numbers.at(-1) ?? '') : null;
    const both = { reportsBatchItemFailures: true, bisectsOnError: true, maximumRetryAttempts: 2 };
    const { seen, discarded } = await deliver(four, both, respond);
    expect(seen).toEqual(['1,2,3,4', '4', '4', '4']);
    expect(discarded).toEqual([]);
  });

  test('a partial response without the setting is a success', async () => {
    expect((await deliver(four, {}, () => failures('1'))).seen).toEqual(['1,2,3,4']);
  });

  test('records past the maximum age are discarded unseen, the others delivered', async () => {
    const records = [record(1, 100), record(2)];
    const { seen, discarded } = await deliver(records, { maximumRecordAgeSeconds: 60 }, () => null);
    expect(seen).toEqual(['2']);
    expect(discarded).toEqual([{ numbers: '1', condition: 'RecordAgeExceeded', invokeCount: 0 }]);
  });
});
