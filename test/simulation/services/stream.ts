import type { DynamoDBBatchResponse } from 'aws-lambda';
import type { Item } from '../../kit/item-size.ts';
import { day, hour, type World } from '../world/world.ts';
import type { Lambda } from './function.ts';

interface StreamRecord {
  readonly eventName: 'INSERT';
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly SequenceNumber: string;
    readonly NewImage: Readonly<Record<string, { readonly S: string }>>;
  };
}

interface Attempt {
  readonly records: readonly StreamRecord[];
  readonly failures: number;
}

/** What a mapping is declared with, beside the function's own facts. */
export interface MappingSettings {
  readonly batchSize: number;
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAgeHours: number;
  /** Keeps what is given up on. Undefined: it is gone. */
  readonly onFailure: ((key: string, body: string) => void) | undefined;
}

/** Journal events of the table, shard by shard, in the order of their writing. */
export interface Stream {
  /** Tells it of an item that was written. */
  written(item: Item, before: Item | undefined): void;
  /** Records that are not done with. */
  waiting(): number;
}

const shardsMost = 2;
const pollMilliseconds = 200;
const retention = day;
const backOffMost = 60_000;

const shardOf = (partition: string): number => {
  let sum = 0;
  for (let index = 0; index < partition.length; index += 1)
    sum = (sum * 31 + partition.charCodeAt(index)) % 9973;
  return sum % shardsMost;
};

const imageOf = (item: Item): StreamRecord['dynamodb']['NewImage'] =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, { S: value }]] : [],
    ),
  );

/** What the mapping does with one attempt: done, split, tried again, or given up on. */
const nextAttempts = (
  { records, failures }: Attempt,
  failedAt: number,
  { maximumRetryAttempts }: MappingSettings,
): { readonly again: readonly Attempt[]; readonly discarded: readonly StreamRecord[] } => {
  const rest = records.slice(failedAt);
  if (failedAt > 0) return { again: [{ records: rest, failures }], discarded: [] };
  if (rest.length > 1) {
    const middle = Math.ceil(rest.length / 2);
    const halves = [rest.slice(0, middle), rest.slice(middle)];
    return { again: halves.map((half) => ({ records: half, failures })), discarded: [] };
  }
  return failures + 1 > maximumRetryAttempts
    ? { again: [], discarded: rest }
    : { again: [{ records: rest, failures: failures + 1 }], discarded: [] };
};

/**
 * The table's stream and the mapping that feeds the relay from it: in order within a shard, split in two where a
 * batch fails, from the first failed record on where the function names it; what cannot be done with in time goes
 * whole to the bucket.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export const createStream = (world: World, relay: Lambda, settings: MappingSettings): Stream => {
  const { schedule, trace } = world;
  const random = world.random('stream');
  const stops = createStops(world);
  const shards: StreamRecord[][] = Array.from({ length: shardsMost }, () => []);
  const busy = new Set<number>();
  let sequence = 0;
  let kept = 0;

  const ageOf = ({ dynamodb }: StreamRecord): number =>
    schedule.now() - dynamodb.ApproximateCreationDateTime * 1000;

  const discard = (records: readonly StreamRecord[], condition: string): void => {
    if (records.length === 0) return;
    trace.tell('stream', `gives up on ${records.length}: ${condition}`);
    kept += 1;
    settings.onFailure?.(
      `aws/lambda/relay/${String(kept).padStart(6, '0')}`,
      JSON.stringify({ requestContext: { condition }, payload: JSON.stringify({ Records: records }) }),
    );
  };

  /** Index of the first record that failed; undefined when all are done with. */
  const tryOnce = async (records: readonly StreamRecord[]): Promise<number | undefined> => {
    const invoked = await relay.invoke({ Records: records }, records.length);
    if (invoked.kind === 'failed') return 0;
    const { batchItemFailures } = invoked.value as DynamoDBBatchResponse;
    const [first] = batchItemFailures
      .map(({ itemIdentifier }) =>
        records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
      )
      .sort((one, other) => one - other);
    return first === undefined ? undefined : Math.max(0, first);
  };

  const withoutTooOld = ({ records, failures }: Attempt): Attempt => {
    const tooOld = records.filter((record) => ageOf(record) > settings.maximumRecordAgeHours * hour);
    discard(tooOld, 'RecordAgeExceeded');
    return { records: records.filter((record) => !tooOld.includes(record)), failures };
  };

  const deliver = async (batch: readonly StreamRecord[]): Promise<void> => {
    const open: Attempt[] = [{ records: batch, failures: 0 }];
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const attempt = withoutTooOld(next);
      if (attempt.records.length === 0) continue;
      const failedAt = await tryOnce(attempt.records);
      if (failedAt === undefined) continue;
      const { again, discarded } = nextAttempts(attempt, failedAt, settings);
      discard(discarded, 'RetryAttemptsExhausted');
      const [first] = again;
      if (first !== undefined && first.failures > attempt.failures)
        await schedule.sleep(Math.min(backOffMost, 500 * 2 ** first.failures));
      open.unshift(...again);
    }
  };

  const poll = (shard: number): void => {
    if (busy.has(shard)) return;
    busy.add(shard);
    const resumesIn = stops.resumesIn();
    schedule.after(resumesIn + random.below(pollMilliseconds), () => {
      const records = shards[shard] as StreamRecord[];
      // What nobody read for a day is no longer there.
      while (records[0] !== undefined && ageOf(records[0]) > retention) records.shift();
      const batch = records.slice(0, settings.batchSize);
      void deliver(batch).then(() => {
        records.splice(0, batch.length);
        busy.delete(shard);
        if (records.length > 0) poll(shard);
      });
    });
  };

  return {
    written: (item, before) => {
      if (before !== undefined || !String(item['SK']).startsWith('EVENT#')) return;
      sequence += 1;
      const shard = shardOf(String(item['PK']));
      shards[shard]?.push({
        eventName: 'INSERT',
        dynamodb: {
          ApproximateCreationDateTime: schedule.now() / 1000,
          SequenceNumber: String(sequence).padStart(21, '0'),
          NewImage: imageOf(item),
        },
      });
      poll(shard);
    },
    waiting: () => shards.reduce((total, records) => total + records.length, 0),
  };
};

/** Longest stretch without a reader. A stream keeps its records for a day: beyond it they are lost for good. */
const longestStopHours = 23;

/** The stretches in which nobody reads the stream, chosen beforehand. */
const createStops = (world: World) => {
  const random = world.random('stops');
  const stops = Array.from({ length: world.faults().relayStops }, () => {
    const from = world.schedule.now() + random.between(day, 80 * day);
    return { from, until: from + random.between(2 * hour, longestStopHours * hour) };
  });
  return {
    /** Milliseconds until somebody reads again; 0 when somebody does. */
    resumesIn: (): number => {
      const now = world.schedule.now();
      if (world.isCalm()) return 0;
      return stops.reduce(
        (longest, { from, until }) => (from <= now && now < until ? Math.max(longest, until - now) : longest),
        0,
      );
    },
  };
};
