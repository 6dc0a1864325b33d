import type { PartnerId } from '@continuum/contracts';
import { type Bucket, contentHash, putObject, readObject } from './bucket.ts';

/** Canonical discharges that no item can hold, in the bucket beside their originals. */
export interface LargeCanonicals {
  /** Resolves to its key, derived from the content: keeping it again changes nothing. */
  keep(partnerId: PartnerId, body: string): Promise<string>;
  /** @throws Error when the bucket does not hold what was kept */
  read(key: string): Promise<string>;
}

export const createLargeCanonicals = (bucket: Bucket): LargeCanonicals => ({
  keep: async (partnerId, body) => {
    const key = `discharges/${partnerId}/canonical/${contentHash(body)}`;
    await putObject(bucket, { key, body, contentType: 'application/json' });
    return key;
  },
  read: async (key) => {
    const body = await readObject(bucket, key);
    if (!key.endsWith(`/${contentHash(body)}`))
      throw new Error('the bucket holds another canonical form than was kept');
    return body;
  },
});
