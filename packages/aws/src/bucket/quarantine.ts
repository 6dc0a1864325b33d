import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Quarantine } from '@continuum/application';
import { answerOf } from '../table/failures.ts';
import type { Bucket } from './bucket.ts';

/** An id from outside may be anything; one that is no plain word is named by its hash. */
const plainWord = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

const nameOf = (id: string): string =>
  plainWord.test(id) ? id : createHash('sha256').update(id).digest('hex');

/** Messages that could not be read, with the reason: `quarantine/<consumer>/<message id>`. */
export const createQuarantine = ({ client, bucketName }: Bucket): Quarantine => ({
  keep: async (consumer, id, reason, body) => {
    await answerOf(
      'the bucket',
      client.send(
        new PutObjectCommand({
          Bucket: bucketName,
          Key: `quarantine/${consumer}/${nameOf(id)}`,
          Body: JSON.stringify({ consumer, id, reason, body }),
          ContentType: 'application/json',
        }),
      ),
    );
  },
});
