import { Readable } from 'node:stream';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { apiCloud } from './fixture/api-cloud.ts';
import { readIdentifiers } from './fixture/read-identifiers.ts';
import { sdkClient } from './fixture/sdk-client.ts';

const folder = apiCloud();
let cloud: LocalCloud;
let s3: S3Client;
const Bucket = 'kept';

beforeAll(async () => {
  cloud = await folder.start();
  s3 = sdkClient(S3Client, cloud);
});
afterAll(async () => {
  await cloud.stop();
  folder.remove();
});

const put = (Key: string, Body: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const textOf = async (Key: string): Promise<string | undefined> =>
  (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
describe('a bucket', () => {
  test.each([['plain'], ['with/über + & <odd> keys'], ['per%2Fcent']])(
    'gives back what was put under %s',
    async (key) => {
      const { ETag } = await put(key, 'content ä', {
        ContentType: 'text/plain',
        Metadata: { by: 'partner' },
      });
      const got = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
      expect(await got.Body?.transformToString()).toBe('content ä');
      expect(got).toMatchObject({ ETag, ContentType: 'text/plain', Metadata: { by: 'partner' } });
      expect(await s3.send(new HeadObjectCommand({ Bucket, Key: key }))).toMatchObject({
        ContentLength: 10,
        ETag,
      });
    },
  );

  test('takes a stream, and its checksum is right', async () => {
    const Body = Readable.from([Buffer.from('streamed '), Buffer.from('in parts')]);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: 17 }));
    expect(await textOf('stream')).toBe('streamed in parts');
  });

  test.each([{ ChecksumCRC32: 'AAAAAA==' }, { ChecksumSHA256: `${'A'.repeat(43)}=` }])(
    'refuses content that is not what its checksum says: %j',
    async (checksum) => {
      await expect(put('wrong', 'content', checksum)).rejects.toMatchObject({
        name: 'BadDigest',
      });
      await expect(textOf('wrong')).rejects.toMatchObject({ name: 'NoSuchKey' });
    },
  );

  test('keeps the first of two when the second may only be new', async () => {
    await put('once', 'first', { IfNoneMatch: '*' });
    await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect(await textOf('once')).toBe('first');
  });

  test.each([
    ['a condition it does not know', (Key: string) => put(Key, 'x', { IfMatch: '"other"' })],
    ['a checksum it does not count', (Key: string) => put(Key, 'x', { ChecksumAlgorithm: 'SHA1' })],
    ['a range', (Key: string) => s3.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=0-1' }))],
  ])('refuses %s rather than pass over it', async (_what, asking) => {
    await expect(asking('plain')).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
  test('lists keys by prefix, in order, in pages', async () => {
    for (const name of ['c', 'a', 'b', 'a b']) await put(`list/${name}`, name);
    const first = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', MaxKeys: 3 }));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['list/a', 'list/a b', 'list/b']);
    const next = { ContinuationToken: first.NextContinuationToken };
    const second = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', ...next }));
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(['list/c']);
    expect(second.IsTruncated).toBe(false);
  });

  test('forgets what was deleted; another bucket does not exist', async () => {
    await put('gone', 'content');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
    await expect(textOf('gone')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(s3.send(new GetObjectCommand({ Bucket: 'another', Key: 'x' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  test('keeps its objects over a restart', async () => {
    await put('stays', 'content');
    await cloud.stop();
    cloud = await folder.start();
    s3 = sdkClient(S3Client, cloud);
    expect(await textOf('stays')).toBe('content');
  });
});

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
describe('a secret', () => {
  const value = async (SecretId: string): Promise<string | undefined> =>
    (await sdkClient(SecretsManagerClient, cloud).send(new GetSecretValueCommand({ SecretId }))).SecretString;

  test('is generated once and the same ever after', async () => {
    const arn = (await readIdentifiers(folder.options.assemblyFolder ?? ''))['Secret'] ?? '';
    const before = await value(arn);
    expect(before).toHaveLength(40);
    await cloud.stop();
    cloud = await folder.start();
    expect(await value(arn)).toBe(before);
  });

  test('of another name is not found', async () => {
    await expect(value('another')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('everyone else', () => {
  test('a service that is not run says so', async () => {
    const response = await fetch(cloud.environment['AWS_ENDPOINT_URL'] ?? '', { method: 'POST' });
    expect(response.status).toBe(501);
  });

  test('a page of another origin is refused, and so is another host name', async () => {
    const move = { method: 'POST', body: '{"advanceDays":1}' };
    const from = (headers: Record<string, string>) =>
      fetch(`${cloud.apiUrl}/_local/clock`, { ...move, headers });
    expect((await from({ origin: 'https://example.com' })).status).toBe(403);
    const s3Url = `${cloud.environment['AWS_ENDPOINT_URL_S3']}/kept/page`;
    expect((await fetch(s3Url, { method: 'PUT', headers: { origin: 'https://example.com' } })).status).toBe(
      403,
    );
  });

  test('the database is the same one the functions use', async () => {
    const client = sdkClient(DynamoDBClient, cloud);
    const asking = client.send(new GetItemCommand({ TableName: 'absent', Key: { PK: { S: 'x' } } }));
    await expect(asking).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
