import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { answerOf } from '../failures.ts';
import { tableDefinition } from './definition.ts';
import type { Item, Table } from './table.ts';

type IndexName = keyof typeof tableDefinition.indexes;

/** The closed set of what a query asks of the sort key; a small double of the table judges exactly these. */
export type Range =
  | { readonly kind: 'all' }
  | { readonly kind: 'begins-with'; readonly prefix: string }
  | { readonly kind: 'up-to'; readonly last: string };

export interface Asked {
  readonly partition: string;
  readonly range: Range;
  /** The table itself, read consistently, unless an index is named. */
  readonly index?: IndexName;
  readonly descending?: boolean;
  /** The key after which to go on; the item itself may be gone by now. */
  readonly after?: Item;
  /** Items of one call. */
  readonly itemsPerCall: number;
}

const sortCondition = (range: Range): readonly [text: string, value: Record<string, string>] => {
  switch (range.kind) {
    case 'all':
      return ['', {}];
    case 'begins-with':
      return [' AND begins_with(#sort, :sort)', { ':sort': range.prefix }];
    case 'up-to':
      return [' AND #sort <= :sort', { ':sort': range.last }];
  }
};

const commandOf = (table: Table, asked: Asked, after: Item | undefined): QueryCommand => {
  const { partition, range, index, descending = false, itemsPerCall } = asked;
  const { partitionKey, sortKey } = index === undefined ? tableDefinition : tableDefinition.indexes[index];
  const [text, value] = sortCondition(range);
  return new QueryCommand({
    TableName: table.name,
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    KeyConditionExpression: `#partition = :partition${text}`,
    ExpressionAttributeNames: {
      '#partition': partitionKey,
      ...(range.kind === 'all' ? {} : { '#sort': sortKey }),
    },
    ExpressionAttributeValues: { ':partition': partition, ...value },
    ScanIndexForward: !descending,
    Limit: itemsPerCall,
    ...(after === undefined ? {} : { ExclusiveStartKey: after }),
  });
};

/**
 * Items of one partition in order, asked for call by call as they are taken.
 * @throws TransientError when the table is throttled or does not answer
 */
export async function* queryItems(table: Table, asked: Asked): AsyncGenerator<Item> {
  let after = asked.after;
  do {
    const answer = await answerOf('the table', table.client.send(commandOf(table, asked, after)));
    yield* answer.Items ?? [];
    after = answer.LastEvaluatedKey;
  } while (after !== undefined);
}
