import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../kit/item-size.ts';
import { createTableInMemory } from '../../kit/table-in-memory.ts';
import { minute, type World } from '../world/world.ts';
import type { Service } from './service.ts';

export const tableName = 'continuum';

type Watcher = (item: Item, before: Item | undefined) => void;

const firstKey = (command: BatchGetCommand): Item | undefined =>
  Object.values(command.input.RequestItems ?? {})[0]?.Keys?.[0];

/** The partition that a command is about. */
const partitionOf = (command: object): string => {
  if (command instanceof TransactWriteCommand)
    return String(command.input.TransactItems?.[0]?.Put?.Item?.['PK']);
  if (command instanceof BatchGetCommand) return String(firstKey(command)?.['PK']);
  if (command instanceof GetCommand) return String(command.input.Key?.['PK']);
  if (command instanceof QueryCommand) return String(command.input.ExpressionAttributeValues?.[':partition']);
  return '';
};

/** The journal of a partition, by its id alone. */
const aboutOf = (partition: string): string => /#[ED]#(.+)$/.exec(partition)?.[1] ?? partition;

/** The table of the region. Its indexes may be behind it; never out of order for one item. */
export const createTable = (world: World) => {
  const { schedule, faults } = world;
  const random = world.random('index');
  const watchers: Watcher[] = [];
  const applied = new Map<string, number>();

  /** Writes reach an index in turn, each some time after the one before it at the earliest. */
  const follow = (index: string, apply: () => void): void => {
    const lag = random.chance(faults().indexLag > 0 ? 0.5 : 0)
      ? random.waiting(faults().indexLag * minute * 0.3)
      : 0;
    const last = applied.get(index) ?? 0;
    const at = Math.max(schedule.now() + lag, last);
    if (at <= schedule.now()) {
      apply();
      return;
    }
    applied.set(index, at);
    schedule.at(at, apply);
  };

  const { items, answer } = createTableInMemory({
    now: schedule.now,
    onWritten: (item, before) => {
      for (const watch of watchers) watch(item, before);
    },
    follow,
  });
  const service: Service = { name: 'table', answer, about: (command) => aboutOf(partitionOf(command)) };
  return { service, items, watch: (watcher: Watcher) => void watchers.push(watcher) };
};

export type WorldTable = ReturnType<typeof createTable>;
