import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Table } from '@continuum/aws';
import type { Item } from './item-size.ts';
import { queryInMemory } from './query-in-memory.ts';

type Put = NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['Put']>;

const placeOf = (item: Item): string => `${String(item['PK'])}\n${String(item['SK'])}`;

/** The closed set of conditions that the store has; any other is a mistake. */
const holds = (
  { ConditionExpression: text, ExpressionAttributeValues: values = {} }: Put,
  there?: Item,
): boolean => {
  switch (text) {
    case undefined:
      return true;
    case '#version = :version':
      return there?.['version'] === values[':version'];
    case 'attribute_not_exists(PK)':
      return there === undefined;
    case 'attribute_not_exists(PK) OR clientId = :clientId':
      return there === undefined || there['clientId'] === values[':clientId'];
    default:
      throw new Error(`a condition the table in memory does not judge: ${text}`);
  }
};

const putsOf = ({ TransactItems = [] }: TransactWriteCommandInput): readonly Put[] =>
  TransactItems.map(({ Put: put }) => {
    if (put === undefined) throw new Error('the store only puts');
    return put;
  });

/**
 * A table over a map, behind the SDK's `send`, with what another held before. It remembers the tokens of transactions, as DynamoDB does.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export const createTableInMemory = (before: Iterable<readonly [string, Item]> = []) => {
  const items = new Map<string, Item>(before);
  const tokens = new Map<string, string>();

  const write = (input: TransactWriteCommandInput): object => {
    const { ClientRequestToken: token = '' } = input;
    const written = JSON.stringify(input.TransactItems);
    const before = tokens.get(token);
    if (before === written) return {};
    if (before !== undefined)
      throw Object.assign(new Error('other items'), { name: 'IdempotentParameterMismatchException' });
    const puts = putsOf(input);
    const held = puts.map((put) => holds(put, items.get(placeOf(put.Item ?? {}))));
    if (held.includes(false))
      throw new TransactionCanceledException({
        message: 'cancelled',
        $metadata: {},
        CancellationReasons: held.map((one) => ({ Code: one ? 'None' : 'ConditionalCheckFailed' })),
      });
    if (token !== '') tokens.set(token, written);
    for (const { Item: item = {} } of puts) items.set(placeOf(item), structuredClone(item));
    return {};
  };

  const answer = (command: unknown): object => {
    if (command instanceof TransactWriteCommand) return write(command.input);
    if (command instanceof QueryCommand) return queryInMemory(items.values(), command.input);
    if (command instanceof GetCommand)
      return { Item: structuredClone(items.get(placeOf(command.input.Key ?? {}))) };
    if (command instanceof BatchGetCommand) {
      const [[name = '', { Keys = [] }] = ['', {}]] = Object.entries(command.input.RequestItems ?? {});
      const found = Keys.flatMap((key) => items.get(placeOf(key)) ?? []);
      return { Responses: { [name]: structuredClone(found) } };
    }
    throw new Error('a call the table in memory does not answer');
  };

  const client = { send: async (command: unknown) => answer(command) } as unknown as Table['client'];
  return { items, client };
};
