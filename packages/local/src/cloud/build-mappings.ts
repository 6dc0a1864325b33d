import type { BucketStore } from '../buckets/bucket-store.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import { type MappingProperties, mappingFilters, mappingResource } from '../functions/mapping-template.ts';
import { QueueMapping } from '../queues/queue-mapping.ts';
import type { QueueStore } from '../queues/queue-store.ts';
import { type DiscardedBatch, describeDiscarded, discardedKey } from '../streams/discarded-batch.ts';
import { StreamMapping } from '../streams/stream-mapping.ts';
import { StreamPositions } from '../streams/stream-positions.ts';
import { StreamReader } from '../streams/stream-reader.ts';
import { Refusal } from '../template/refusal.ts';
import { poolOf } from './build-functions.ts';
import type { BuiltTable } from './build-tables.ts';
import type { Surroundings } from './surroundings.ts';

export interface MappingParts {
  readonly pools: ReadonlyMap<string, FunctionPool>;
  readonly tables: readonly BuiltTable[];
  readonly queues: QueueStore;
  readonly buckets: BucketStore;
}

export interface BuiltMappings {
  readonly queueMappings: readonly QueueMapping[];
  readonly streamMappings: readonly StreamMapping[];
  readonly positions: StreamPositions;
  /** Names of the mappings that read a table's stream. */
  readonly mappingsByTable: ReadonlyMap<string, readonly string[]>;
}

export function buildMappings(surroundings: Surroundings, parts: MappingParts): BuiltMappings {
  const positions = new StreamPositions(surroundings.store);
  const queueMappings: QueueMapping[] = [];
  const streamMappings: StreamMapping[] = [];
  const mappingsByTable = new Map<string, string[]>();
  for (const { resource, properties } of surroundings.template.all(mappingResource)) {
    if (!properties.Enabled) continue;
    const pool = poolOf(parts.pools, properties.FunctionName);
    if (!pool)
      throw new Refusal([`${resource.name}: ${properties.FunctionName} is no function of this cloud`]);
    const table = parts.tables.find(
      ({ templateStreamArn }) => templateStreamArn === properties.EventSourceArn,
    );
    if (table?.streamArn !== undefined) {
      const mapping = `${pool.description.name} on ${table.name}`;
      mappingsByTable.set(table.name, [...(mappingsByTable.get(table.name) ?? []), mapping]);
      const reader = new StreamReader(surroundings.dynamodb, table.streamArn, mapping, positions);
      const id = resource.remembered('uuid', () => crypto.randomUUID());
      const discard = discardTo(properties, id, parts, surroundings);
      streamMappings.push(
        new StreamMapping(streamSettings(properties, mapping, surroundings), {
          pool,
          reader,
          positions,
          activity: surroundings.activity,
          discard,
          failed: surroundings.failed,
        }),
      );
    } else if (parts.queues.has(properties.EventSourceArn)) {
      const settings = queueSettings(properties, resource.name);
      queueMappings.push(
        new QueueMapping(settings, parts.queues, pool, surroundings.region, surroundings.failed),
      );
    } else
      throw new Refusal([
        `${resource.name}: ${properties.EventSourceArn} is no queue and no stream of this cloud`,
      ]);
  }
  return { queueMappings, streamMappings, positions, mappingsByTable };
}

function streamSettings(properties: MappingProperties, mapping: string, surroundings: Surroundings) {
  return {
    mapping,
    region: surroundings.region,
    streamArn: properties.EventSourceArn,
    batchSize: properties.BatchSize ?? 100,
    filters: mappingFilters(properties, mapping),
    bisectsOnError: properties.BisectBatchOnFunctionError,
    reportsBatchItemFailures: properties.FunctionResponseTypes.length > 0,
    maximumRetryAttempts: properties.MaximumRetryAttempts,
    maximumRecordAgeSeconds: properties.MaximumRecordAgeInSeconds,
    backOffMilliseconds: surroundings.streamBackOffMilliseconds,
  };
}

function queueSettings(properties: MappingProperties, name: string) {
  return {
    queueArn: properties.EventSourceArn,
    batchSize: properties.BatchSize ?? 10,
    maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency,
    reportsBatchItemFailures: properties.FunctionResponseTypes.length > 0,
    filters: mappingFilters(properties, name),
  };
}

/** Where a stream's discarded batches go: a bucket gets them whole, a queue gets their positions. */
function discardTo(
  properties: MappingProperties,
  mappingId: string,
  { queues, buckets }: MappingParts,
  { clock }: Surroundings,
): (batch: DiscardedBatch) => Promise<void> {
  const destination = properties.DestinationConfig?.OnFailure.Destination;
  if (destination === undefined) return () => Promise.resolve();
  if (queues.has(destination))
    return async (batch) => {
      queues.send(destination, describeDiscarded(batch, clock.now(), false));
    };
  const bucket = destination.replace('arn:aws:s3:::', '');
  if (!buckets.has(bucket))
    throw new Refusal([`the on-failure destination ${destination} is no bucket and no queue of this cloud`]);
  return async (batch) => {
    const now = clock.now();
    await buckets.put(
      bucket,
      discardedKey(mappingId, batch.shardId, now),
      Buffer.from(describeDiscarded(batch, now, true)),
      { headers: { 'content-type': 'application/json' }, modifiedAt: now, onlyIfAbsent: false },
    );
  };
}
