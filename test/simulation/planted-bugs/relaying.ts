import type { Bus } from '@continuum/application';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Ports } from '../wiring/ports.ts';
import type { PlantedBug } from './planted-bug.ts';

const onBus = (ports: Ports, publish: (real: Bus['publish']) => Bus['publish']): Ports => ({
  ...ports,
  bus: { publish: publish(ports.bus.publish) },
});

/** Mistakes on the way from the table to the bus. */
export const relayingBugs: readonly PlantedBug[] = [
  {
    name: 'swallowed-failed-entry-count',
    breaks: 'PutEvents is taken for done although some of its entries were not taken.',
    caughtBy: ['published'],
    ports: (ports) =>
      onBus(ports, (real) => async (announcements) => {
        await real(announcements);
        return [];
      }),
    faults: { partialPut: 0.1 },
  },
  {
    name: 'relay-swallows-throttling',
    breaks: 'A bus that says "not now" is taken for one that listened.',
    caughtBy: ['published'],
    ports: (ports) => onBus(ports, (real) => (announcements) => real(announcements).catch(() => [])),
    faults: { throttle: 0.3 },
  },
  {
    name: 'relay-skips-after-failure',
    breaks:
      'Of a batch that fails in the middle the last record is named, so that those before it never come again.',
    caughtBy: ['published'],
    handler: (handler, name) =>
      name !== 'event-relay'
        ? handler
        : async (event, context) => {
            const { batchItemFailures } = (await handler(event, context)) as DynamoDBBatchResponse;
            const last = (event as DynamoDBStreamEvent).Records.at(-1)?.dynamodb?.SequenceNumber ?? '';
            return { batchItemFailures: batchItemFailures.map(() => ({ itemIdentifier: last })) };
          },
    faults: { partialPut: 0.15 },
  },
  {
    name: 'event-id-of-the-bus',
    breaks: 'An event gets its id when it is published: published again it is another one to everybody.',
    caughtBy: ['published'],
    ports: (ports) =>
      onBus(
        ports,
        (real) => (announcements) =>
          real(
            announcements.map((one) => {
              const detail = JSON.parse(one.detail) as { readonly id: string };
              const id = `${ports.surroundings.newId('ep')}.00000001`;
              return { ...one, detail: JSON.stringify({ ...detail, id }) };
            }),
          ),
      ),
  },
  {
    name: 'no-on-failure-destination',
    breaks: 'The stream mapping keeps nothing of what it gives up on.',
    caughtBy: ['published'],
    stream: (settings) => ({ ...settings, onFailure: undefined }),
    faults: { outage: 12, relayStops: 3 },
  },
  {
    name: 'stream-retries-for-ever',
    breaks:
      'The stream mapping never gives up, as it does by default: one record that nobody can read stops its shard.',
    caughtBy: ['drained'],
    stream: (settings) => ({
      ...settings,
      maximumRetryAttempts: Number.POSITIVE_INFINITY,
      maximumRecordAgeHours: Number.POSITIVE_INFINITY,
    }),
    faults: { poison: 4 },
  },
  {
    name: 'kept-batch-removed-first',
    breaks: 'A batch that was kept is removed before the bus has taken it.',
    caughtBy: ['published'],
    ports: (ports) => ({
      ...ports,
      kept: {
        ...ports.kept,
        read: async (batch) => {
          const records = await ports.kept.read(batch);
          await ports.kept.remove(batch);
          return records;
        },
      },
    }),
    faults: { outage: 40, relayStops: 3, partialPut: 0.4, throttle: 0.3 },
  },
];
