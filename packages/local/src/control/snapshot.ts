import type { Cloud } from '../cloud/cloud.ts';
import { describeTable } from '../tables/create-table.ts';

/** What stands where, for those who look on. No item, no message body, no event detail. */
export async function snapshot(cloud: Cloud): Promise<object> {
  const { queues, buses, functions, schedules, mappings, buckets, tables, api } = cloud;
  const deadLetterArns = new Set(queues.queues.flatMap(({ redrive }) => redrive?.deadLetterArn ?? []));
  const depths = queues.queues.map(({ name, arn }) => ({ name, arn, ...queues.depth(arn) }));
  return {
    clock: clockState(cloud),
    tables: await Promise.all(
      tables.tables.map(async ({ name }) => ({
        name,
        items: (await describeTable(cloud.surroundings.dynamodb, name))?.Table.ItemCount ?? 0,
      })),
    ),
    queues: depths.filter(({ arn }) => !deadLetterArns.has(arn)),
    deadLetterQueues: depths.filter(({ arn }) => deadLetterArns.has(arn)),
    buses: buses.names,
    rules: buses.rules.map(({ name, bus, isEnabled, patternText, targets }) => ({
      name,
      bus,
      isEnabled,
      pattern: patternText,
      targets: targets.map(({ queueArn }) => queueArn.split(':').at(-1)),
    })),
    schedules: schedules.states,
    streams: mappings.streamMappings.map(({ settings }) => ({
      mapping: settings.mapping,
      position: mappings.positions.get(settings.mapping)?.sequenceNumber,
    })),
    functions: [...functions.pools.values()].map((pool) => ({ name: pool.description.name, ...pool.state })),
    buckets: buckets.names.map((name) => ({ name, objects: buckets.count(name) })),
    routes: api?.routeKeys ?? [],
    lastEvents: buses.lastEvents,
  };
}

export const clockState = ({ surroundings: { clock } }: Cloud): object => ({
  now: clock.toISOString(),
  offsetMilliseconds: clock.offsetMilliseconds,
});
