import type { SQSBatchResponse } from 'aws-lambda';
import type { Random } from '../world/random.ts';
import { minute, type World } from '../world/world.ts';
import type { Lambda } from './function.ts';

/** Attempts on one message before it is set aside: what the consumers' queues are declared with. */
export const receivesMost = 5;

interface Message {
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
  /** Bodies of dead letters that were sent again. */
  readonly redriven: readonly string[];
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
class StandardQueue implements Queue {
  readonly name: string;
  readonly deadLetters: Message[] = [];
  readonly redriven: string[] = [];
  readonly #world: World;
  readonly #random: Random;
  readonly #consumer: Lambda;
  readonly #batchSize: number;
  readonly #visible: Message[] = [];
  #sent = 0;
  #waiting = 0;
  #busy = 0;
  #isPolling = false;

  constructor(world: World, name: string, consumer: Lambda, batchSize: number) {
    this.name = name;
    this.#world = world;
    this.#random = world.random(`queue ${name}`);
    this.#consumer = consumer;
    this.#batchSize = batchSize;
  }

  waiting(): number {
    return this.#waiting;
  }

  send(body: string): void {
    this.#sent += 1;
    this.#waiting += 1;
    const id = `${this.name}-${this.#sent}`;
    this.#show({ id, about: journalOf(body, id), body, receives: 0, state: 'visible', receipt: 0 });
  }

  redrive(): number {
    const letters = this.deadLetters.splice(0);
    this.redriven.push(...letters.map(({ body }) => body));
    for (const { body } of letters) this.send(body);
    return letters.length;
  }

  #show(message: Message): void {
    message.state = 'visible';
    this.#visible.push(message);
    this.#poll();
  }

  #setAside(message: Message): void {
    message.state = 'gone';
    this.#waiting -= 1;
    this.deadLetters.push(message);
    this.#world.trace.tell(message.about, `${message.id} set aside after ${message.receives} receives`);
  }

  #hide(message: Message): void {
    message.receives += 1;
    message.receipt += 1;
    message.state = 'hidden';
    const { receipt } = message;
    this.#world.schedule.after(6 * this.#consumer.facts.timeoutSeconds * 1000, () => {
      if (message.state === 'hidden' && message.receipt === receipt) this.#show(message);
    });
  }

  /** The message is done with; at times the queue has not noticed on every server. */
  #remove(message: Message): void {
    if (message.state === 'gone') return;
    message.state = 'gone';
    this.#waiting -= 1;
    if (!this.#random.chance(this.#world.faults().duplicate)) return;
    this.#waiting += 1;
    this.#world.schedule.after(this.#random.waiting(10 * minute), () => {
      message.receives = Math.min(message.receives, receivesMost - 1);
      this.#show(message);
    });
  }

  #take(): Message[] {
    const batch: Message[] = [];
    const visible = this.#visible;
    while (batch.length < this.#batchSize && visible.length > 0) {
      const at = this.#random.chance(this.#world.faults().reorder) ? this.#random.below(visible.length) : 0;
      const [message] = visible.splice(at, 1);
      if (message === undefined || message.state !== 'visible') continue;
      if (message.receives >= receivesMost) this.#setAside(message);
      else batch.push(message);
    }
    return batch;
  }

  async #deliver(batch: readonly Message[]): Promise<void> {
    this.#busy += 1;
    for (const message of batch) this.#hide(message);
    const Records = batch.map(({ id, body }) => ({ messageId: id, body }));
    const invoked = await this.#consumer.invoke({ Records }, batch.length);
    this.#busy -= 1;
    const { batchItemFailures } =
      invoked.kind === 'answered'
        ? (invoked.value as SQSBatchResponse)
        : { batchItemFailures: batch.map(({ id }) => ({ itemIdentifier: id })) };
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of batch) {
      this.#world.trace.tell(message.about, `${message.id} ${failed.has(message.id) ? 'failed' : 'done'}`);
      if (!failed.has(message.id)) this.#remove(message);
    }
    this.#poll();
  }

  #poll(): void {
    if (this.#isPolling || this.#visible.length === 0) return;
    this.#isPolling = true;
    this.#world.schedule.after(this.#random.below(pollMilliseconds), () => {
      this.#isPolling = false;
      if (this.#busy >= concurrencyMost) return;
      const batch = this.#take();
      if (batch.length > 0) void this.#deliver(batch);
      this.#poll();
    });
  }
}

export const createQueue = (world: World, name: string, consumer: Lambda, batchSize: number): Queue =>
  new StandardQueue(world, name, consumer, batchSize);
