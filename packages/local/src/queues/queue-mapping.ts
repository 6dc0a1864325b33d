import { createHash, randomUUID } from 'node:crypto';
import type { EventPattern } from '../buses/event-pattern.ts';
import { readBatchResponse } from '../functions/batch-response.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import { InvocationFailed } from '../functions/invocation.ts';
import { WakingLoop } from '../waking/waking-loop.ts';
import type { QueuedMessage, QueueStore } from './queue-store.ts';

export interface QueueMappingSettings {
  readonly queueArn: string;
  readonly batchSize: number;
  readonly maximumConcurrency: number | undefined;
  readonly reportsBatchItemFailures: boolean;
  /** A message that matches none of these is deleted unseen; no filters, every message matches. */
  readonly filters: readonly EventPattern[];
}

/**
 * A queue feeding a function. What succeeds is deleted; what fails reappears after its visibility timeout.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export class QueueMapping {
  readonly settings: QueueMappingSettings;
  readonly #queues: QueueStore;
  readonly #pool: FunctionPool;
  readonly #region: string;
  readonly #loop: WakingLoop;
  #running = 0;

  constructor(
    settings: QueueMappingSettings,
    queues: QueueStore,
    pool: FunctionPool,
    region: string,
    failed: (error: unknown) => void,
  ) {
    this.settings = settings;
    this.#queues = queues;
    this.#pool = pool;
    this.#region = region;
    this.#loop = new WakingLoop(() => this.#work(failed), failed);
    queues.onSent((arn) => {
      if (arn === settings.queueArn) this.#loop.wake();
    });
  }

  get isIdle(): boolean {
    return this.#running === 0 && !this.#queues.hasVisible(this.settings.queueArn);
  }

  wake(): void {
    this.#loop.wake();
  }

  async settled(): Promise<void> {
    await this.#loop.settled();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  #work(failed: (error: unknown) => void): void {
    const limit = Math.min(this.settings.maximumConcurrency ?? this.#pool.limit, this.#pool.limit);
    while (this.#running < limit && this.#queues.hasVisible(this.settings.queueArn)) {
      const received = this.#queues.receive(this.settings.queueArn, this.settings.batchSize);
      if (received.length === 0) return;
      this.#running += 1;
      this.#deliver(received)
        .catch(failed)
        .finally(() => {
          this.#running -= 1;
          this.#loop.wake();
        });
    }
  }

  async #deliver(received: readonly QueuedMessage[]): Promise<void> {
    const batch = received.filter((message) => this.#matches(message));
    this.#queues.delete(received.filter((message) => !batch.includes(message)));
    if (batch.length === 0) return;
    const event = { Records: batch.map((message) => this.#record(message)) };
    try {
      const payload = await this.#pool.invoke(JSON.stringify(event));
      const failures = this.#failuresOf(batch, payload);
      this.#queues.delete(batch.filter((message) => !failures.has(message.messageId)));
      this.#queues.leave(batch.filter((message) => failures.has(message.messageId)));
    } catch (error) {
      if (!(error instanceof InvocationFailed)) throw error;
      this.#queues.leave(batch);
    }
  }

  #failuresOf(batch: readonly QueuedMessage[], payload: string): ReadonlySet<string> {
    if (!this.settings.reportsBatchItemFailures) return new Set();
    const all = new Set(batch.map((message) => message.messageId));
    const verdict = readBatchResponse(payload, all);
    if (verdict.kind === 'success') return new Set();
    return verdict.kind === 'all-failed' ? all : verdict.identifiers;
  }

  #matches(message: QueuedMessage): boolean {
    const { filters } = this.settings;
    if (filters.length === 0) return true;
    const record = { ...this.#record(message), body: parsedBody(message.body) };
    return filters.some((filter) => filter.matches(record));
  }

  /** @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
  #record(message: QueuedMessage): object {
    return {
      messageId: message.messageId,
      receiptHandle: randomUUID(),
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receiveCount),
        SentTimestamp: String(Math.trunc(message.sentAt)),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(Math.trunc(message.firstReceivedAt)),
      },
      messageAttributes: Object.fromEntries(
        Object.entries(message.attributes).map(([name, stringValue]) => [
          name,
          { stringValue, dataType: 'String' },
        ]),
      ),
      md5OfBody: createHash('md5').update(message.body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: this.settings.queueArn,
      awsRegion: this.#region,
    };
  }
}

function parsedBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return body;
    throw error;
  }
}
