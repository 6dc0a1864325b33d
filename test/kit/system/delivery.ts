import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type ContractEventName, catalog, contractEventNames, detailTypeOf } from '@continuum/events';
import { lambdaContext } from './lambda-context.ts';
import type { Memory } from './memory.ts';
import type { Consumer, Functions } from './wiring.ts';

/** An event as a rule hands it to a queue. */
export interface BusEvent {
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly detail: unknown;
}

export interface DeadLetter {
  readonly consumer: Consumer;
  readonly body: string;
}

const ourAccount = '999988887777';
const receivesMost = 5;

/** The domain bus: it remembers what was put on it. */
export const createBusInMemory = () => {
  const waiting: BusEvent[] = [];
  const published: BusEvent[] = [];
  const client = {
    send: async ({ input }: PutEventsCommand) => {
      const Entries = (input.Entries ?? []).map(({ Source = '', DetailType = '', Detail = '' }) => {
        const id = `bus-${published.length + 1}`;
        const detail: unknown = JSON.parse(Detail);
        const event = { id, 'detail-type': DetailType, source: Source, account: ourAccount, detail };
        waiting.push(event);
        published.push(event);
        return { EventId: id };
      });
      return { FailedEntryCount: 0, Entries };
    },
  } as unknown as Pick<EventBridgeClient, 'send'>;
  return { client, waiting, published };
};

const consumersOf = new Map<string, readonly string[]>(
  contractEventNames.map((name: ContractEventName) => [detailTypeOf(name), catalog[name].consumedBy]),
);

/** Carries what was written over stream, bus and queues to whoever consumes it. */
export const openDelivery = (
  memory: Memory,
  functions: Functions,
  bus: ReturnType<typeof createBusInMemory>,
) => {
  const deadLetters: DeadLetter[] = [];
  let received = 0;

  /** One message, as often as its queue allows; true when it was taken. */
  const deliver = async (consumer: Consumer, body: string): Promise<boolean> => {
    for (let receives = 0; receives < receivesMost; receives += 1) {
      received += 1;
      const event = { Records: [{ messageId: `message-${received}`, body }] };
      const { batchItemFailures } = await functions.consumers[consumer](event as never, lambdaContext);
      if (batchItemFailures.length === 0) return true;
    }
    deadLetters.push({ consumer, body });
    return false;
  };

  const relay = async (): Promise<void> => {
    const Records = memory.streamed().map(({ SK, body }, index) => ({
      dynamodb: {
        SequenceNumber: String(index + 1),
        NewImage: { SK: { S: String(SK) }, ...(body === undefined ? {} : { body: { S: String(body) } }) },
      },
    }));
    if (Records.length === 0) return;
    const { batchItemFailures } = await functions.relay({ Records } as never, lambdaContext);
    if (batchItemFailures.length > 0) throw new Error('the relay did not take what the store had written');
  };

  return {
    deadLetters,
    deliver,
    /** Until every reaction has happened. */
    atRest: async (): Promise<void> => {
      await relay();
      for (let event = bus.waiting.shift(); event !== undefined; event = bus.waiting.shift()) {
        for (const consumer of consumersOf.get(event['detail-type']) ?? [])
          await deliver(consumer as Consumer, JSON.stringify(event));
        await relay();
      }
    },
  };
};
