import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Originals } from '@continuum/application';
import { answerOf } from '../table/failures.ts';
import type { Bucket } from './bucket.ts';

/** What partners sent, byte for byte, under `discharges/<partner>/originals/<hash of the bytes>`. */
export const createOriginals = ({ client, bucketName }: Bucket): Originals => ({
  keep: async (partnerId, bytes, contentType) => {
    const Key = `discharges/${partnerId}/originals/${createHash('sha256').update(bytes).digest('hex')}`;
    await answerOf(
      'the bucket',
      client.send(new PutObjectCommand({ Bucket: bucketName, Key, Body: bytes, ContentType: contentType })),
    );
    return Key;
  },
});
