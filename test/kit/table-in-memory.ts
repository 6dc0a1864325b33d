import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '@continuum/aws';
import type { Item } from './item-size.ts';

type Put = NonNullable<NonNullable<TransactWriteCommand['input']['TransactItems']>[number]['Put']>;

const placeOf = (item: Item): string => `${String(item['PK'])}\n${String(item['SK'])}`;

/** The closed set of conditions that the store has; any other is a mistake. */
const holds = (
  { ConditionExpression: text, ExpressionAttributeValues: values = {} }: Put,
  there?: Item,
): boolean => {
  if (text === undefined) return true;
  if (text === '#version = :version') return there?.['version'] === values[':version'];
  if (!text.startsWith('attribute_not_exists(PK)'))
    throw new Error('a condition the table in memory does not judge');
  return there === undefined || (':clientId' in values && there['clientId'] === values[':clientId']);
};

/** A table over a map, behind the SDK's `send`: what it holds, and every call with what it put. */
export const createTableInMemory = () => {
  const items = new Map<string, Item>();
  const calls: { readonly name: string; readonly put: readonly Item[] }[] = [];
  const write = (puts: readonly Put[]): void => {
    const refused = puts.map((put) => !holds(put, items.get(placeOf(put.Item ?? {}))));
    if (refused.includes(true))
      throw new TransactionCanceledException({
        message: 'cancelled',
        $metadata: {},
        CancellationReasons: refused.map((isRefused) => ({
          Code: isRefused ? 'ConditionalCheckFailed' : 'None',
        })),
      });
    for (const { Item: item = {} } of puts) items.set(placeOf(item), JSON.parse(JSON.stringify(item)));
  };
  const send = async (command: unknown): Promise<unknown> => {
    if (command instanceof BatchGetCommand) {
      calls.push({ name: 'BatchGet', put: [] });
      const [[name = '', { Keys = [] }] = ['', {}]] = Object.entries(command.input.RequestItems ?? {});
      return { Responses: { [name]: Keys.flatMap((key) => items.get(placeOf(key)) ?? []) } };
    }
    if (!(command instanceof TransactWriteCommand))
      throw new Error('a call the table in memory does not answer');
    const puts = (command.input.TransactItems ?? []).flatMap(({ Put: put }) =>
      put === undefined ? [] : [put],
    );
    calls.push({ name: 'TransactWrite', put: puts.map(({ Item: item = {} }) => item) });
    write(puts);
    return {};
  };
  return { items, calls, client: { send } as unknown as Table['client'] };
};
