import type { SQSBatchResponse } from 'aws-lambda';
import { minute, type World } from '../world/world.ts';
import type { Lambda } from './function.ts';

/** Attempts on one message before it is set aside: what the consumers' queues are declared with. */
export const receivesMost = 5;

export interface Message {
  readonly id: string;
  /** The journal that its event is of, for the trace. */
  readonly about: string;
  readonly body: string;
  receives: number;
  state: 'visible' | 'hidden' | 'gone';
  /** Of the receive that hid it last. */
  receipt: number;
}

/** A standard queue, its dead letters, and the mapping that feeds a function from it. */
export interface Queue {
  readonly name: string;
  send(body: string): void;
  /** Messages that were received too often. */
  readonly deadLetters: Message[];
  /** Sends the dead letters again, as a person does once the cause is gone. Resolves to how many. */
  redrive(): number;
  /** Messages that are not done with, dead letters not counted. */
  waiting(): number;
}

/** The journal of the event in a message; the message itself where there is none. */
export const journalOf = (body: string, otherwise: string): string =>
  /"id":"((?:ep|di)_[a-z2-7]+)\.\d{8}"/.exec(body)?.[1] ?? otherwise;

/** Batches at work at the same time. */
const concurrencyMost = 3;
const pollMilliseconds = 40;

/**
 * At least once, in no order. A message is hidden while somebody works on it, comes again when its time is up,
 * and is set aside when it has been received too often.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export const createQueue = (world: World, name: string, consumer: Lambda, batchSize: number): Queue => {
  const { schedule, trace, faults } = world;
  const random = world.random(`queue ${name}`);
  const visibility = 6 * consumer.facts.timeoutSeconds * 1000;
  const visible: Message[] = [];
  const deadLetters: Message[] = [];
  let sent = 0;
  let waiting = 0;
  let busy = 0;
  let isPolling = false;

  const show = (message: Message): void => {
    message.state = 'visible';
    visible.push(message);
    poll();
  };

  const setAside = (message: Message): void => {
    message.state = 'gone';
    waiting -= 1;
    deadLetters.push(message);
    trace.tell(message.about, `${message.id} set aside after ${message.receives} receives`);
  };

  const hide = (message: Message): number => {
    message.receives += 1;
    message.receipt += 1;
    message.state = 'hidden';
    const { receipt } = message;
    schedule.after(visibility, () => {
      if (message.state === 'hidden' && message.receipt === receipt) show(message);
    });
    return receipt;
  };

  /** The message is done with; at times the queue has not noticed on every server. */
  const remove = (message: Message): void => {
    if (message.state === 'gone') return;
    message.state = 'gone';
    waiting -= 1;
    if (!random.chance(faults().duplicate)) return;
    waiting += 1;
    schedule.after(random.waiting(10 * minute), () => {
      message.receives = Math.min(message.receives, receivesMost - 1);
      show(message);
    });
  };

  const take = (): Message[] => {
    const batch: Message[] = [];
    while (batch.length < batchSize && visible.length > 0) {
      const at = random.chance(faults().reorder) ? random.below(visible.length) : 0;
      const [message] = visible.splice(at, 1);
      if (message === undefined || message.state !== 'visible') continue;
      if (message.receives >= receivesMost) setAside(message);
      else batch.push(message);
    }
    return batch;
  };

  const deliver = async (batch: readonly Message[]): Promise<void> => {
    busy += 1;
    for (const message of batch) hide(message);
    const Records = batch.map(({ id, body }) => ({ messageId: id, body }));
    const invoked = await consumer.invoke({ Records }, batch.length);
    busy -= 1;
    const { batchItemFailures } =
      invoked.kind === 'answered'
        ? (invoked.value as SQSBatchResponse)
        : { batchItemFailures: batch.map(({ id }) => ({ itemIdentifier: id })) };
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of batch) {
      trace.tell(message.about, `${message.id} ${failed.has(message.id) ? 'failed' : 'done'}`);
      if (!failed.has(message.id)) remove(message);
    }
    poll();
  };

  const poll = (): void => {
    if (isPolling || visible.length === 0) return;
    isPolling = true;
    schedule.after(random.below(pollMilliseconds), () => {
      isPolling = false;
      if (busy >= concurrencyMost) return;
      const batch = take();
      if (batch.length > 0) void deliver(batch);
      poll();
    });
  };

  const send = (body: string): void => {
    sent += 1;
    waiting += 1;
    const id = `${name}-${sent}`;
    show({ id, about: journalOf(body, id), body, receives: 0, state: 'visible', receipt: 0 });
  };

  return {
    name,
    send,
    deadLetters,
    redrive: () => {
      const letters = deadLetters.splice(0);
      for (const { body } of letters) send(body);
      return letters.length;
    },
    waiting: () => waiting,
  };
};
