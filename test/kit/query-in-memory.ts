import type { QueryCommandInput, QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { tableDefinition } from '@continuum/aws/table-definition';
import type { Item } from './item-size.ts';

type IndexName = keyof typeof tableDefinition.indexes;

const { partitionKey: PK, sortKey: SK, indexes } = tableDefinition;

const text = (item: Item, attribute: string): string => String(item[attribute]);

const picked = (item: Item, attributes: readonly string[]): Item =>
  Object.fromEntries(
    attributes.flatMap((name) => (item[name] === undefined ? [] : [[name, structuredClone(item[name])]])),
  );

/** The closed set of key conditions that the store has; any other is a mistake. */
const isInRange = (sort: string, condition: string, value: string): boolean => {
  switch (condition) {
    case '#partition = :partition':
      return true;
    case '#partition = :partition AND begins_with(#sort, :sort)':
      return sort.startsWith(value);
    case '#partition = :partition AND #sort <= :sort':
      return sort <= value;
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

/** Items of one partition in order, after a key, at most so many: as DynamoDB answers a Query. */
export const queryInMemory = (
  items: Iterable<Item>,
  input: QueryCommandInput,
): Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'> => {
  const index = input.IndexName as IndexName | undefined;
  if (index !== undefined && input.ConsistentRead === true)
    throw new Error('an index cannot be read consistently');
  const { partition, sort, shown } = keysOf(index);
  const { ':partition': wanted, ':sort': value = '' } = input.ExpressionAttributeValues ?? {};
  const { '#partition': partitionName, '#sort': sortName = sort } = input.ExpressionAttributeNames ?? {};
  if (partitionName !== partition || sortName !== sort) throw new Error('a query by other keys than it has');
  const placeOf = (item: Item) => [text(item, sort), text(item, PK), text(item, SK)].join('\u0000');
  const forward = input.ScanIndexForward !== false;
  const after = input.ExclusiveStartKey === undefined ? undefined : placeOf(input.ExclusiveStartKey);
  const found = [...items]
    .filter((item) => item[partition] === wanted && item[sort] !== undefined)
    .filter((item) => isInRange(text(item, sort), input.KeyConditionExpression ?? '', String(value)))
    .map((item) => ({ item, place: placeOf(item) }))
    .filter(({ place }) => after === undefined || (forward ? place > after : place < after))
    .sort((one, other) => (one.place < other.place === forward ? -1 : 1))
    .slice(0, input.Limit);
  const last = found.at(-1)?.item;
  return {
    Items: found.map(({ item }) => (shown === undefined ? structuredClone(item) : picked(item, shown))),
    ...(last !== undefined && found.length === input.Limit
      ? { LastEvaluatedKey: picked(last, [...new Set([PK, SK, partition, sort])]) }
      : {}),
  };
};
