import { type DynamodbClient, DynamodbRefused } from '../tables/dynamodb-client.ts';
import type { StreamPosition, StreamPositions } from './stream-positions.ts';
import type { StreamRecord } from './stream-record.ts';

export interface StreamPage {
  readonly shardId: string;
  readonly records: readonly StreamRecord[];
}

interface Shard {
  readonly ShardId: string;
}

interface OpenShard {
  readonly shardId: string;
  readonly iterator: string;
}

const staleIterator = new Set(['ExpiredIteratorException', 'TrimmedDataAccessException']);

/**
 * Reads one stream for one mapping, shard after shard, from the stored position on.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
 */
export class StreamReader {
  readonly #client: DynamodbClient;
  readonly #streamArn: string;
  readonly #mapping: string;
  readonly #positions: StreamPositions;
  #at: OpenShard | undefined;

  constructor(client: DynamodbClient, streamArn: string, mapping: string, positions: StreamPositions) {
    this.#client = client;
    this.#streamArn = streamArn;
    this.#mapping = mapping;
    this.#positions = positions;
  }

  async next(): Promise<StreamPage | undefined> {
    this.#at ??= await this.#open();
    if (!this.#at) return undefined;
    const { shardId, iterator } = this.#at;
    const answer = await this.#getRecords(iterator);
    if (!answer) {
      this.#at = undefined;
      return undefined;
    }
    if (answer.NextShardIterator) this.#at = { shardId, iterator: answer.NextShardIterator };
    else if (answer.Records.length === 0) await this.#moveToNextShard(shardId);
    else this.#at = undefined;
    return answer.Records.length > 0 ? { shardId, records: answer.Records } : undefined;
  }

  /** Reads again from the stored position: what was read and not done with comes back. */
  reset(): void {
    this.#at = undefined;
  }

  async #getRecords(
    iterator: string,
  ): Promise<{ Records: StreamRecord[]; NextShardIterator?: string } | undefined> {
    try {
      return await this.#client.call('DynamoDBStreams_20120810.GetRecords', {
        ShardIterator: iterator,
        Limit: 1000,
      });
    } catch (error) {
      if (error instanceof DynamodbRefused && staleIterator.has(error.code)) return undefined;
      throw error;
    }
  }

  async #open(): Promise<OpenShard | undefined> {
    const shards = await this.#shards();
    const stored = this.#positions.get(this.#mapping);
    const known = stored && shards.some(({ ShardId }) => ShardId === stored.shardId) ? stored : undefined;
    const first = shards[0]?.ShardId;
    const position: StreamPosition | undefined =
      known ?? (first === undefined ? undefined : { shardId: first, sequenceNumber: undefined });
    if (!position) return undefined;
    const { ShardIterator } = await this.#client.call<{ ShardIterator: string }>(
      'DynamoDBStreams_20120810.GetShardIterator',
      {
        StreamArn: this.#streamArn,
        ShardId: position.shardId,
        ...(position.sequenceNumber === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position.sequenceNumber }),
      },
    );
    return { shardId: position.shardId, iterator: ShardIterator };
  }

  async #moveToNextShard(shardId: string): Promise<void> {
    const shards = await this.#shards();
    const next = shards[shards.findIndex(({ ShardId }) => ShardId === shardId) + 1];
    if (next) this.#positions.set(this.#mapping, { shardId: next.ShardId, sequenceNumber: undefined });
    this.#at = undefined;
  }

  async #shards(): Promise<readonly Shard[]> {
    const { StreamDescription } = await this.#client.call<{ StreamDescription: { Shards: Shard[] } }>(
      'DynamoDBStreams_20120810.DescribeStream',
      { StreamArn: this.#streamArn },
    );
    return StreamDescription.Shards;
  }
}
