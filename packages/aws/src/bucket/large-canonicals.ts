import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PartnerId } from '@continuum/contracts';
import { answerOf } from '../table/failures.ts';
import type { Bucket } from './bucket.ts';

/** Canonical discharges that no item can hold, in the bucket beside their originals. */
export interface LargeCanonicals {
  /** Resolves to its key, derived from the content: keeping it again changes nothing. */
  keep(partnerId: PartnerId, body: string): Promise<string>;
  /** @throws Error when the bucket does not hold what was kept */
  read(key: string): Promise<string>;
}

const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex');

export const createLargeCanonicals = ({ client, bucketName }: Bucket): LargeCanonicals => ({
  keep: async (partnerId, body) => {
    const Key = `discharges/${partnerId}/canonical/${hashOf(body)}`;
    await answerOf(
      'the bucket',
      client.send(
        new PutObjectCommand({ Bucket: bucketName, Key, Body: body, ContentType: 'application/json' }),
      ),
    );
    return Key;
  },
  read: async (key) => {
    const { Body } = await answerOf(
      'the bucket',
      client.send(new GetObjectCommand({ Bucket: bucketName, Key: key })),
    );
    const body = (await Body?.transformToString()) ?? '';
    if (!key.endsWith(`/${hashOf(body)}`))
      throw new Error('the bucket holds another canonical form than was kept');
    return body;
  },
});
