import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { answerOf } from '../failures.ts';

/** The bucket of a region and the way to it. */
export interface Bucket {
  readonly client: Pick<S3Client, 'send'>;
  readonly bucketName: string;
}

/** The answer of the bucket. @throws TransientError where a later try may succeed */
export const bucketAnswer = <Answer>(call: Promise<Answer>): Promise<Answer> => answerOf('the bucket', call);

/** @throws TransientError when the bucket does not answer */
export const putObject = async (
  { client, bucketName }: Bucket,
  object: { readonly key: string; readonly body: string | Uint8Array; readonly contentType: string },
): Promise<void> => {
  const { key, body, contentType } = object;
  await bucketAnswer(
    client.send(new PutObjectCommand({ Bucket: bucketName, Key: key, Body: body, ContentType: contentType })),
  );
};

/**
 * An object's text.
 * @throws TransientError when the bucket does not answer; Error when there is no such object
 */
export const readObject = async ({ client, bucketName }: Bucket, key: string): Promise<string> => {
  const { Body } = await bucketAnswer(client.send(new GetObjectCommand({ Bucket: bucketName, Key: key })));
  return (await Body?.transformToString()) ?? '';
};

/** What an object is named by, so that keeping it again changes nothing: SHA-256, hexadecimal. */
export const contentHash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
