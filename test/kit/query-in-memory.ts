import type { QueryCommandInput, QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { tableDefinition } from '@continuum/aws/table-definition';
import { copyOf } from './copied-item.ts';
import type { Item } from './item-size.ts';
import { OrderedItems, type Range } from './ordered-items.ts';

export type IndexName = keyof typeof tableDefinition.indexes;

const { partitionKey: PK, sortKey: SK, indexes } = tableDefinition;

export const indexNames = Object.keys(indexes) as readonly IndexName[];

const text = (item: Item, attribute: string): string => String(item[attribute]);

const picked = (item: Item, attributes: readonly string[]): Item =>
  copyOf(Object.fromEntries(attributes.map((name) => [name, item[name]])));

/** The closed set of key conditions that the store has; any other is a mistake. */
const rangeOf = (condition: string, value: string): Range => {
  switch (condition) {
    case '#partition = :partition':
      return { from: '', holds: () => true };
    case '#partition = :partition AND begins_with(#sort, :sort)':
      return { from: value, holds: (sort) => sort.startsWith(value) };
    case '#partition = :partition AND #sort <= :sort':
      return { from: '', holds: (sort) => sort <= value };
    default:
      throw new Error(`a key condition the table in memory does not judge: ${condition}`);
  }
};

/** What the table itself, or one of its indexes, holds and shows. */
const keysOf = (index: IndexName | undefined) => {
  if (index === undefined) return { partition: PK, sort: SK, shown: undefined };
  const { partitionKey, sortKey, projectedAttributes } = indexes[index];
  return {
    partition: partitionKey,
    sort: sortKey,
    shown: [PK, SK, partitionKey, sortKey, ...projectedAttributes],
  };
};

type Keys = ReturnType<typeof keysOf>;

/** The table, or one of its indexes: its partitions, each in order. */
const partitionsOf = ({ partition, sort }: Keys) => {
  const partitions = new Map<string, OrderedItems>();
  const placeOf = (item: Item) => [text(item, sort), text(item, PK), text(item, SK)].join('\u0000');
  const of = (item: Item | undefined): OrderedItems | undefined => {
    if (item?.[partition] === undefined || item[sort] === undefined) return undefined;
    const name = text(item, partition);
    const there = partitions.get(name) ?? new OrderedItems();
    partitions.set(name, there);
    return there;
  };
  return {
    placeOf,
    named: (name: string) => partitions.get(name),
    /** One item takes the place of another, or comes anew. */
    replace: (before: Item | undefined, item: Item): void => {
      if (before !== undefined) of(before)?.remove(placeOf(before));
      of(item)?.put(placeOf(item), text(item, sort), item);
    },
  };
};

/** Items of one partition in order, after a key, at most so many: as DynamoDB answers a Query. */
export const openQueries = () => {
  const views = new Map(
    [undefined, ...indexNames].map((name) => {
      const keys = keysOf(name);
      return [name, { keys, partitions: partitionsOf(keys) }] as const;
    }),
  );
  const viewOf = (name: IndexName | undefined) => {
    const view = views.get(name);
    if (view === undefined) throw new Error(`there is no index ${name}`);
    return view;
  };

  const query = (input: QueryCommandInput): Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'> => {
    const index = input.IndexName as IndexName | undefined;
    if (index !== undefined && input.ConsistentRead === true)
      throw new Error('an index cannot be read consistently');
    const { keys, partitions } = viewOf(index);
    const { partition, sort, shown } = keys;
    const { ':partition': wanted, ':sort': value = '' } = input.ExpressionAttributeValues ?? {};
    const { '#partition': partitionName, '#sort': sortName = sort } = input.ExpressionAttributeNames ?? {};
    if (partitionName !== partition || sortName !== sort)
      throw new Error('a query by other keys than it has');
    const { ExclusiveStartKey: start, Limit: limit } = input;
    const found =
      partitions.named(String(wanted))?.query(rangeOf(input.KeyConditionExpression ?? '', String(value)), {
        forward: input.ScanIndexForward !== false,
        after: start === undefined ? undefined : partitions.placeOf(start),
        limit,
      }) ?? [];
    const last = found.at(-1);
    return {
      Items: found.map((item) => (shown === undefined ? copyOf(item) : picked(item, shown))),
      ...(last !== undefined && found.length === limit
        ? { LastEvaluatedKey: picked(last, [...new Set([PK, SK, partition, sort])]) }
        : {}),
    };
  };

  return {
    query,
    replace: (name: IndexName | undefined, before: Item | undefined, item: Item): void =>
      viewOf(name).partitions.replace(before, item),
  };
};
