import { setTimeout as wait } from 'node:timers/promises';
import type { EventPattern } from '../buses/event-pattern.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import type { Activity } from '../waking/activity.ts';
import { WakingLoop } from '../waking/waking-loop.ts';
import { type DeliverySettings, deliverBatch } from './batch-delivery.ts';
import type { DiscardedBatch } from './discarded-batch.ts';
import type { StreamPositions } from './stream-positions.ts';
import type { StreamPage, StreamReader } from './stream-reader.ts';
import { type StreamRecord, sequenceNumberOf } from './stream-record.ts';

export interface StreamMappingSettings extends DeliverySettings {
  readonly mapping: string;
  readonly region: string;
  /** The stream's ARN as the template has it. */
  readonly streamArn: string;
  readonly batchSize: number;
  readonly filters: readonly EventPattern[];
  readonly backOffMilliseconds: number;
}

export interface StreamMappingParts {
  readonly pool: FunctionPool;
  readonly reader: StreamReader;
  readonly positions: StreamPositions;
  readonly activity: Activity;
  readonly discard: (batch: DiscardedBatch) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

const longestBackOffMilliseconds = 5000;

/**
 * A table's stream feeding a function: one batch at a time, in order, the position stored behind each.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
export class StreamMapping {
  readonly settings: StreamMappingSettings;
  readonly #parts: StreamMappingParts;
  readonly #loop: WakingLoop;
  readonly #stopping = new AbortController();

  constructor(settings: StreamMappingSettings, parts: StreamMappingParts) {
    this.settings = settings;
    this.#parts = parts;
    this.#loop = new WakingLoop(
      () => this.#work(),
      (error) => {
        parts.reader.reset();
        if (!this.#stopping.signal.aborted) parts.failed(error);
      },
    );
    parts.activity.onInvocationEnded(() => this.#loop.wake());
  }

  wake(): void {
    this.#loop.wake();
  }

  async settled(): Promise<void> {
    await this.#loop.settled();
  }

  stopping(): void {
    this.#stopping.abort();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop.stop();
  }

  async #work(): Promise<void> {
    for (;;) {
      const page = await this.#parts.reader.next();
      if (!page || this.#stopping.signal.aborted) return;
      this.#parts.activity.happened();
      await this.#deliverPage(page);
      if (this.#stopping.signal.aborted) return;
      const last = page.records.at(-1);
      if (last) this.#moveTo(page.shardId, sequenceNumberOf(last));
    }
  }

  async #deliverPage({ shardId, records }: StreamPage): Promise<void> {
    const { filters, batchSize, region, streamArn } = this.settings;
    const matching = records
      .map((record) => ({ ...record, awsRegion: region, eventSourceARN: streamArn }))
      .filter((record) => filters.length === 0 || filters.some((filter) => filter.matches(record)));
    for (let start = 0; start < matching.length && !this.#stopping.signal.aborted; start += batchSize)
      await this.#deliver(matching.slice(start, start + batchSize), shardId);
  }

  async #deliver(batch: readonly StreamRecord[], shardId: string): Promise<void> {
    const { pool, discard } = this.#parts;
    await deliverBatch(batch, this.settings, {
      invoke: (payload, requestId) => pool.invoke(payload, requestId),
      done: (records) => {
        const last = records.at(-1);
        if (last && !this.#stopping.signal.aborted) this.#moveTo(shardId, sequenceNumberOf(last));
      },
      discard: (batchInfo) =>
        this.#stopping.signal.aborted
          ? Promise.resolve()
          : discard({
              ...batchInfo,
              shardId,
              functionArn: pool.description.arn,
              streamArn: this.settings.streamArn,
            }),
      backOff: (attempt) => this.#backOff(attempt),
    });
  }

  async #backOff(attempt: number): Promise<boolean> {
    const milliseconds = Math.min(
      this.settings.backOffMilliseconds * 2 ** (attempt - 1),
      longestBackOffMilliseconds,
    );
    try {
      await wait(milliseconds, undefined, { signal: this.#stopping.signal });
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return false;
      throw error;
    }
  }

  #moveTo(shardId: string, sequenceNumber: string): void {
    this.#parts.positions.set(this.settings.mapping, { shardId, sequenceNumber });
  }
}
