import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { TransientError } from '@continuum/application';
import type * as z from 'zod';

import { answerOf } from '../failures.ts';
import type { Key } from './keys.ts';
import { type Item, pauseOf, type Table, triesMost } from './table.ts';

type Place = Pick<Key, 'PK' | 'SK'>;

/** What was found, asked for by key. */
export interface Found {
  at<S extends z.ZodType>(key: Key, schema: S): z.infer<S> | undefined;
}

/** One BatchGetItem takes no more keys. */
const keysMost = 100;

const placeOf = ({ PK, SK }: Place): string => `${PK}\n${SK}`;

/**
 * An item as its schema has it.
 * @throws Error naming the fields that are not as they were written; never their values
 */
export const parseItem = <S extends z.ZodType>(item: Item, schema: S): z.infer<S> => {
  const result = schema.safeParse(item);
  if (result.success) return result.data;
  const [kind] = String(item['SK']).split('#');
  const fields = result.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new Error(`a stored item ${kind} is not readable: ${fields.join(', ')}`);
};

const collect = async (table: Table, keys: readonly Place[], into: Map<string, Item>) => {
  let wanted: readonly Place[] = keys;
  for (let tries = 1; wanted.length > 0; tries += 1) {
    const { Responses, UnprocessedKeys } = await answerOf(
      'the table',
      table.client.send(
        new BatchGetCommand({
          RequestItems: { [table.name]: { Keys: [...wanted], ConsistentRead: true } },
        }),
      ),
    );
    for (const item of Responses?.[table.name] ?? []) into.set(placeOf(item as unknown as Place), item);
    wanted = (UnprocessedKeys?.[table.name]?.Keys ?? []) as unknown as Place[];
    if (wanted.length === 0) return;
    if (tries === triesMost) throw new TransientError('the table left keys unread');
    await pauseOf(table)(tries);
  }
};

/**
 * Reads items by key, consistent, a hundred a call; keys the table left unread are asked for again.
 * @throws TransientError when some stay unread
 */
export const readItems = async (table: Table, keys: readonly Key[]): Promise<Found> => {
  const places = [...new Map(keys.map(({ PK, SK }) => [placeOf({ PK, SK }), { PK, SK }])).values()];
  const found = new Map<string, Item>();
  for (let start = 0; start < places.length; start += keysMost)
    await collect(table, places.slice(start, start + keysMost), found);
  return {
    at(key, schema) {
      const item = found.get(placeOf(key));
      return item === undefined ? undefined : parseItem(item, schema);
    },
  };
};

/** One item, consistent. */
export const readItem = async <S extends z.ZodType>(
  table: Table,
  { PK, SK }: Key,
  schema: S,
): Promise<z.infer<S> | undefined> => {
  const { Item: item } = await answerOf(
    'the table',
    table.client.send(new GetCommand({ TableName: table.name, Key: { PK, SK }, ConsistentRead: true })),
  );
  return item === undefined ? undefined : parseItem(item, schema);
};
