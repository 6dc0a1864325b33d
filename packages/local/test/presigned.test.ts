import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalCloud } from '../src/index.ts';
import { apiCloud } from './fixture/api-cloud.ts';
import { sdkClient } from './fixture/sdk-client.ts';

const folder = apiCloud();
let cloud: LocalCloud;
let s3: S3Client;
const Bucket = 'kept';

beforeAll(async () => {
  cloud = await folder.start();
  s3 = sdkClient(S3Client, cloud);
  await s3.send(new PutObjectCommand({ Bucket, Key: 'a paper', Body: 'content ä' }));
});
afterAll(async () => {
  await cloud.stop();
  folder.remove();
});

const addressOf = (Key: string, more: object = {}) =>
  getSignedUrl(s3, new GetObjectCommand({ Bucket, Key, ...more }), { expiresIn: 300 });

const codeOf = async (answer: Response) => /<Code>(.*)<\/Code>/.exec(await answer.text())?.[1];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
describe('a presigned address', () => {
  test('gives what it was signed for to whoever holds it, under the headers it asks for', async () => {
    const url = await addressOf('a paper', {
      ResponseContentType: 'application/pdf',
      ResponseContentDisposition: 'attachment',
    });
    const answer = await fetch(url);
    expect(await answer.text()).toBe('content ä');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('attachment');
  });

  test.each([
    ['another object', (url: string) => url.replace('/a%20paper', '/b%20paper')],
    ['a longer time', (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=3000')],
    ['other headers of the answer', (url: string) => `${url}&response-content-type=text%2Fhtml`],
    ['another signature', (url: string) => url.replace(/(X-Amz-Signature=)[0-9a-f]{4}/, '$1zzzz')],
  ])('opens nothing when it is changed to %s', async (_what, change) => {
    const answer = await fetch(change(await addressOf('a paper')));
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  test('signed for reading does not write', async () => {
    const answer = await fetch(await addressOf('a paper'), { method: 'PUT', body: 'other' });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  test('opens nothing once its time is over', async () => {
    const url = await addressOf('a paper');
    await cloud.moveClockTo(new Date(Date.now() + 301_000));
    const answer = await fetch(url);
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'AccessDenied']);
  });
});
