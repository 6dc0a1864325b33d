import type { Item } from '../../kit/item-size.ts';
import { day, hour, type World } from '../world/world.ts';
import type { Lambda } from './function.ts';
import { ageOf, createDelivery, type MappingSettings, type StreamRecord } from './stream-delivery.ts';

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

/**
 * The table's stream and the mapping that feeds the relay from it: in order within a shard, split in two where a
 * batch fails, from the first failed record on where the function names it; what cannot be done with in time goes
 * whole to the bucket.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export const createStream = (world: World, relay: Lambda, settings: MappingSettings): Stream => {
  const { schedule } = world;
  const random = world.random('stream');
  const stops = createStops(world);
  const shards: StreamRecord[][] = Array.from({ length: shardsMost }, () => []);
  const busy = new Set<number>();
  let sequence = 0;

  const deliver = createDelivery(world, relay, settings);

  const poll = (shard: number): void => {
    if (busy.has(shard)) return;
    busy.add(shard);
    const resumesIn = stops.resumesIn();
    schedule.after(resumesIn + random.below(pollMilliseconds), () => {
      const records = shards[shard] as StreamRecord[];
      // What nobody read for a day is no longer there.
      while (records[0] !== undefined && ageOf(records[0], schedule.now()) > retention) records.shift();
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
