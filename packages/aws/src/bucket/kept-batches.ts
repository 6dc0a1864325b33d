import { type _Object, DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { KeptBatch, KeptBatches } from '@continuum/application';
import type { Instant } from '@continuum/contracts';
import * as z from 'zod';
import { recordOfImage } from '../table/record-of-image.ts';
import { type Bucket, bucketAnswer, readObject } from './bucket.ts';

/** Where Lambda puts what a stream mapping gave up on. */
const prefix = 'aws/lambda/';

/** Pages of a thousand keys looked through; far more than any outage leaves. */
const pagesMost = 20;

const attribute = z.looseObject({ S: z.string().optional() });
const streamBatch = z.object({
  Records: z.array(
    z.object({ dynamodb: z.object({ NewImage: z.record(z.string(), attribute).optional() }).optional() }),
  ),
});
/** The whole event stands as JSON text beside what Lambda says about it. */
const kept = z.object({ payload: z.string() });

const parsed = <S extends z.ZodType>(text: string, schema: S, what: string): z.infer<S> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${what} is not JSON`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new Error(`${what} is not readable: ${fields.join(', ')}`);
};

const batchOf = ({ Key, LastModified }: _Object): readonly KeptBatch[] =>
  Key === undefined || LastModified === undefined
    ? []
    : [{ key: Key, keptSince: LastModified.toISOString() as Instant }];

/**
 * Batches of the table's stream that Lambda set aside whole, in its on-failure destination.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export const createKeptBatches = (bucket: Bucket): KeptBatches => ({
  list: async (limit) => {
    const batches: KeptBatch[] = [];
    let token: string | undefined;
    for (let pages = 0; pages < pagesMost; pages += 1) {
      const answer = await bucketAnswer(
        bucket.client.send(
          new ListObjectsV2Command({
            Bucket: bucket.bucketName,
            Prefix: prefix,
            ...(token === undefined ? {} : { ContinuationToken: token }),
          }),
        ),
      );
      batches.push(...(answer.Contents ?? []).flatMap(batchOf));
      token = answer.NextContinuationToken;
      if (token === undefined) break;
    }
    return batches.sort((one, other) => (one.keptSince < other.keptSince ? -1 : 1)).slice(0, limit);
  },

  read: async ({ key }) => {
    const { payload } = parsed(await readObject(bucket, key), kept, 'a kept batch');
    const { Records } = parsed(payload, streamBatch, "a kept batch's payload");
    return Records.flatMap(({ dynamodb }) => recordOfImage(dynamodb?.NewImage) ?? []);
  },

  remove: async ({ key }) => {
    await bucketAnswer(bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.bucketName, Key: key })));
  },
});
