import { isDeepStrictEqual } from 'node:util';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Table } from '@continuum/aws';
import { copyOf } from './copied-item.ts';
import type { Item } from './item-size.ts';
import { type IndexName, indexNames, openQueries } from './query-in-memory.ts';

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

/** What stands around the table: nothing, unless a world says so. */
export interface TableSurroundings {
  /** What it holds to begin with. */
  readonly before?: Iterable<Item>;
  /** Milliseconds; how long ago a token came. */
  readonly now?: () => number;
  /** Is told of every item, in the order of its writing. */
  readonly onWritten?: (item: Item, before: Item | undefined) => void;
  /** Lets an index follow the table, now or later; in the order of the writes. */
  readonly follow?: (index: IndexName, apply: () => void) => void;
}

/** A token is remembered so long. */
const tokenMilliseconds = 600_000;

interface Remembered {
  readonly at: number;
  readonly puts: readonly Put[];
}

/**
 * A table over a map, behind the SDK's `send`. It remembers the tokens of transactions for ten minutes, as
 * DynamoDB does.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export const createTableInMemory = ({
  before: earlier = [],
  now = () => 0,
  onWritten,
  follow,
}: TableSurroundings = {}) => {
  const items = new Map<string, Item>();
  const tokens = new Map<string, Remembered>();
  const { query, replace } = openQueries();

  const putItem = (given: Item): void => {
    const item = copyOf(given);
    const place = placeOf(item);
    const before = items.get(place);
    items.set(place, item);
    replace(undefined, before, item);
    for (const index of indexNames) {
      const apply = () => replace(index, before, item);
      if (follow === undefined) apply();
      else follow(index, apply);
    }
    onWritten?.(item, before);
  };

  for (const item of earlier) putItem(item);

  const isRepeated = (token: string, puts: readonly Put[]): boolean => {
    const before = tokens.get(token);
    if (before === undefined || now() - before.at > tokenMilliseconds) return false;
    if (isDeepStrictEqual(before.puts, puts)) return true;
    throw Object.assign(new Error('other items'), { name: 'IdempotentParameterMismatchException' });
  };

  const write = (input: TransactWriteCommandInput): object => {
    const { ClientRequestToken: token = '' } = input;
    const puts = putsOf(input);
    if (token !== '' && isRepeated(token, puts)) return {};
    const held = puts.map((put) => holds(put, items.get(placeOf(put.Item ?? {}))));
    if (held.includes(false))
      throw new TransactionCanceledException({
        message: 'cancelled',
        $metadata: {},
        CancellationReasons: held.map((one) => ({ Code: one ? 'None' : 'ConditionalCheckFailed' })),
      });
    if (token !== '') tokens.set(token, { at: now(), puts });
    for (const { Item: item = {} } of puts) putItem(item);
    return {};
  };

  const found = (key: Item | undefined): Item | undefined => {
    const item = items.get(placeOf(key ?? {}));
    return item === undefined ? undefined : copyOf(item);
  };

  const answer = (command: unknown): object => {
    if (command instanceof TransactWriteCommand) return write(command.input);
    if (command instanceof QueryCommand) return query(command.input);
    if (command instanceof GetCommand) return { Item: found(command.input.Key) };
    if (command instanceof BatchGetCommand) {
      const [[name = '', { Keys = [] }] = ['', {}]] = Object.entries(command.input.RequestItems ?? {});
      return { Responses: { [name]: Keys.flatMap((key) => found(key) ?? []) } };
    }
    throw new Error('a call the table in memory does not answer');
  };

  const client = { send: async (command: unknown) => answer(command) } as unknown as Table['client'];
  return { items, answer, client };
};
