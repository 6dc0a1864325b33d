import type { DynamodbClient, WireItem } from './dynamodb-client.ts';
import type { NextInstants } from './table-template.ts';

/** The first item of one partition that waits for its instant. */
export interface NextInstant {
  readonly instant: number;
  /** Tells two items apart, so that a step that moved nothing is seen. */
  readonly item: string;
}

/** The earliest instants the table's items wait for, one per partition that has any. */
export async function earliestInstants(
  client: DynamodbClient,
  table: string,
  where: NextInstants,
  after?: number,
): Promise<NextInstant[]> {
  const found = await Promise.all(
    where.partitions.map((partition) => earliestOf(client, table, where, partition, after)),
  );
  return found.filter((instant) => instant !== undefined);
}

async function earliestOf(
  client: DynamodbClient,
  table: string,
  where: NextInstants,
  partition: string,
  after: number | undefined,
): Promise<NextInstant | undefined> {
  const { Items = [] } = await client.call<{ Items?: WireItem[] }>('DynamoDB_20120810.Query', {
    TableName: table,
    IndexName: where.index,
    Limit: 1,
    KeyConditionExpression:
      after === undefined ? '#partition = :partition' : '#partition = :partition AND #at > :after',
    ExpressionAttributeNames: {
      '#partition': where.partitionKey,
      ...(after !== undefined && { '#at': where.attribute }),
    },
    ExpressionAttributeValues: {
      ':partition': { S: partition },
      ...(after !== undefined && { ':after': { S: new Date(after).toISOString() } }),
    },
  });
  const [item] = Items;
  if (!item) return undefined;
  const text = String(item[where.attribute]?.['S'] ?? '');
  const instant = Date.parse(text);
  if (Number.isNaN(instant))
    throw new Error(`${table}.${where.index}: ${where.attribute} holds no instant in partition ${partition}`);
  return { instant, item: JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) };
}
