import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, test } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { att, type FixtureFolder, fixtureFolder, functionOf, ref, tableOf } from './fixture/fixture-cloud.ts';
import { sdkClient } from './fixture/sdk-client.ts';

const running: { cloud?: LocalCloud; folder?: FixtureFolder } = {};

afterEach(async () => {
  await running.cloud?.stop();
  running.folder?.remove();
});

const streamed = (mapping: object): FixtureFolder =>
  fixtureFolder(({ notesFile }) => ({
    Table: tableOf(),
    Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
    Consumer: functionOf('stream-consumer', { NOTES_FILE: notesFile }),
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: att('Table', 'StreamArn'),
        FunctionName: ref('Consumer'),
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 10,
        MaximumRetryAttempts: 1,
        ...mapping,
      },
    },
  }));

async function start(folder: FixtureFolder): Promise<LocalCloud> {
  running.folder = folder;
  running.cloud = await folder.start();
  return running.cloud;
}

async function store(cloud: LocalCloud, ...keys: string[]): Promise<void> {
  const client = sdkClient(DynamoDBClient, cloud);
  for (const key of keys)
    await client.send(
      new PutItemCommand({
        TableName: 'Fixture-Table',
        Item: { PK: { S: 'one' }, SK: { S: key }, kind: { S: key.split('-')[0] ?? '' } },
      }),
    );
}

async function keptObjects(cloud: LocalCloud): Promise<{ key: string; kept: Record<string, never> }[]> {
  const client = sdkClient(S3Client, cloud);
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'fixture-bucket' }));
  return Promise.all(
    Contents.map(async ({ Key = '' }) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: 'fixture-bucket', Key }));
      return { key: Key, kept: JSON.parse((await Body?.transformToString()) ?? '') };
    }),
  );
}

describe('a table stream feeding a function', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
  test('hands on only the records its filters match', async () => {
    const cloud = await start(
      streamed({
        FilterCriteria: {
          Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["event"]}}}}' }],
        },
      }),
    );
    await store(cloud, 'event-1', 'head-1', 'event-2', 'event-1');
    await cloud.atRest();
    expect(running.folder?.notes().flatMap((line) => JSON.parse(line))).toEqual(['event-1', 'event-2']);
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
  test('bisects a failing batch until the bad record stands alone, keeps it whole in the bucket, and goes on', async () => {
    const cloud = await start(
      streamed({
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: att('Bucket', 'Arn') } },
      }),
    );
    await store(cloud, 'a', 'b', 'throws', 'c', 'd');
    await cloud.atRest();
    await store(cloud, 'e');
    await cloud.atRest();
    const delivered = running.folder?.notes().map((line): string[] => JSON.parse(line)) ?? [];
    const succeeded = delivered.filter((keys) => !keys.includes('throws')).flat();
    expect(succeeded).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(delivered.filter((keys) => keys.length === 1 && keys[0] === 'throws')).toHaveLength(2);
    const [object] = await keptObjects(cloud);
    expect(object?.key).toMatch(
      /^aws\/lambda\/[0-9a-f-]{36}\/[^/]+\/\d{4}\/\d\d\/\d\d\/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-/,
    );
    expect(object?.kept).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      version: '1.0',
      DDBStreamBatchInfo: {
        batchSize: 1,
        streamArn: expect.stringContaining(':table/Fixture-Table/stream/'),
      },
    });
    const payload = JSON.parse(object?.kept['payload'] ?? '');
    expect(payload.Records).toHaveLength(1);
    expect(payload.Records[0].dynamodb.NewImage.SK).toEqual({ S: 'throws' });
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
  test('retries from the reported record on and never delivers the ones before it again', async () => {
    const cloud = await start(
      streamed({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: att('Bucket', 'Arn') } },
      }),
    );
    await store(cloud, 'a', 'b', 'fails', 'c');
    await cloud.atRest();
    const delivered = running.folder?.notes().map((line): string[] => JSON.parse(line)) ?? [];
    const after = delivered.slice(delivered.findIndex((keys) => keys.includes('fails')) + 1);
    expect(after.every((keys) => !keys.includes('a') && !keys.includes('b'))).toBe(true);
    expect(await keptObjects(cloud)).toHaveLength(1);
  });

  test('takes up after a restart where it stopped', async () => {
    const folder = streamed({});
    const first = await start(folder);
    await store(first, 'a');
    await first.atRest();
    await first.stop();
    const second = await start(folder);
    await store(second, 'b');
    await second.atRest();
    expect(folder.notes()).toEqual(['["a"]', '["b"]']);
  });
});
