import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { answerOf } from '../table/failures.ts';
import { parseItem } from '../table/read-items.ts';
import type { Table } from '../table/table.ts';

/** Which part of a list: at most `limit` entries, after the one that `next` of the part before named. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface EntryPage<Entry> {
  readonly entries: readonly Entry[];
  /** Names the last entry, when there are more. */
  readonly next?: string;
}

/** Entries of one kind in the order of their ids, consistent; `prefix` narrows to ids that begin so. */
export const readEntries = async <S extends z.ZodType, Entry>(
  table: Table,
  partition: string,
  prefix: string,
  schema: S,
  of: (stored: z.infer<S>) => Entry,
  { limit, after }: PageRequest,
): Promise<EntryPage<Entry>> => {
  const { Items = [], LastEvaluatedKey } = await answerOf(
    'the table',
    table.client.send(
      new QueryCommand({
        TableName: table.name,
        ConsistentRead: true,
        Limit: limit,
        KeyConditionExpression:
          prefix === '' ? 'PK = :partition' : 'PK = :partition AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: {
          ':partition': partition,
          ...(prefix === '' ? {} : { ':prefix': prefix }),
        },
        ...(after === undefined ? {} : { ExclusiveStartKey: { PK: partition, SK: after } }),
      }),
    ),
  );
  const next = LastEvaluatedKey?.['SK'] as string | undefined;
  return {
    entries: Items.map((item) => of(parseItem(item, schema))),
    ...(next === undefined ? {} : { next }),
  };
};
