import type { Quarantine } from '@continuum/application';
import { type Bucket, contentHash, putObject } from './bucket.ts';

/** An id from outside may be anything; one that is no plain word is named by its hash. */
const plainWord = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

const nameOf = (id: string): string => (plainWord.test(id) ? id : contentHash(id));

/** Messages that could not be read, with the reason: `quarantine/<consumer>/<message id>`. */
export const createQuarantine = (bucket: Bucket): Quarantine => ({
  keep: (consumer, id, reason, body) =>
    putObject(bucket, {
      key: `quarantine/${consumer}/${nameOf(id)}`,
      body: JSON.stringify({ consumer, id, reason, body }),
      contentType: 'application/json',
    }),
});
