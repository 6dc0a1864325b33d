import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableDefinition } from '@continuum/aws/table-definition';
import { startDynoxide } from '@continuum/local';

const { partitionKey, sortKey, indexes } = tableDefinition;

const keySchema = (keys: { readonly partitionKey: string; readonly sortKey: string }) => [
  { AttributeName: keys.partitionKey, KeyType: 'HASH' as const },
  { AttributeName: keys.sortKey, KeyType: 'RANGE' as const },
];

/** The table as its definition has it: the same keys, indexes and projections that are deployed. */
const created: Omit<CreateTableCommandInput, 'TableName'> = {
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keySchema(tableDefinition),
  AttributeDefinitions: [{ partitionKey, sortKey }, ...Object.values(indexes)].flatMap((keys) => [
    { AttributeName: keys.partitionKey, AttributeType: 'S' as const },
    { AttributeName: keys.sortKey, AttributeType: 'S' as const },
  ]),
  GlobalSecondaryIndexes: Object.entries(indexes).map(([IndexName, index]) => ({
    IndexName,
    KeySchema: keySchema(index),
    Projection:
      index.projectedAttributes.length === 0
        ? { ProjectionType: 'KEYS_ONLY' as const }
        : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...index.projectedAttributes] },
  })),
};

/** The table of the local cloud: a real engine in a process of its own, its data in a folder that goes away. */
export const openLocalTable = async (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-table-'));
  let failure: unknown;
  const engine = await startDynoxide(join(folder, 'table.db'), (error) => {
    failure = error;
  });
  const sdk = new DynamoDBClient({
    endpoint: engine.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await sdk.send(new CreateTableCommand({ ...created, TableName: name }));
  return {
    client: DynamoDBDocumentClient.from(sdk),
    close: async (): Promise<void> => {
      sdk.destroy();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
      if (failure !== undefined) throw failure;
    },
  };
};
