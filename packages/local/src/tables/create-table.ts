import { isDeepStrictEqual } from 'node:util';
import { type DynamodbClient, DynamodbRefused } from './dynamodb-client.ts';
import type { TableProperties } from './table-template.ts';

interface TableDescription {
  readonly Table: {
    readonly KeySchema: unknown;
    readonly GlobalSecondaryIndexes?: readonly { readonly IndexName: string; readonly KeySchema: unknown }[];
    readonly ItemCount?: number;
    readonly LatestStreamArn?: string;
  };
}

/** Creates the table, or checks that the one in the data folder is still what the template says. */
export async function createTable(
  client: DynamodbClient,
  name: string,
  properties: TableProperties,
): Promise<{ readonly streamArn: string | undefined }> {
  const { Table } = (await describeTable(client, name)) ?? (await create(client, name, properties));
  const keysOf = (indexes: readonly { IndexName: string; KeySchema: unknown }[] | undefined): unknown =>
    (indexes ?? [])
      .map(({ IndexName, KeySchema }) => ({ IndexName, KeySchema }))
      .sort((a, b) => (a.IndexName < b.IndexName ? -1 : 1));
  const isSame =
    isDeepStrictEqual(Table.KeySchema, properties.KeySchema) &&
    isDeepStrictEqual(keysOf(Table.GlobalSecondaryIndexes), keysOf(properties.GlobalSecondaryIndexes));
  if (!isSame)
    throw new Error(
      `The keys or indexes of table ${name} are not those of the data folder. Start with fresh data.`,
    );
  return { streamArn: Table.LatestStreamArn };
}

export async function describeTable(
  client: DynamodbClient,
  name: string,
): Promise<TableDescription | undefined> {
  try {
    return await client.call<TableDescription>('DynamoDB_20120810.DescribeTable', { TableName: name });
  } catch (error) {
    if (error instanceof DynamodbRefused && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function create(
  client: DynamodbClient,
  name: string,
  properties: TableProperties,
): Promise<TableDescription> {
  const { StreamSpecification, ...rest } = properties;
  await client.call('DynamoDB_20120810.CreateTable', {
    ...rest,
    TableName: name,
    ...(StreamSpecification && {
      StreamSpecification: { StreamViewType: StreamSpecification.StreamViewType, StreamEnabled: true },
    }),
  });
  return client.call<TableDescription>('DynamoDB_20120810.DescribeTable', { TableName: name });
}
