import type { Originals } from '@continuum/application';
import { type Bucket, contentHash, putObject } from './bucket.ts';

/** What partners sent, byte for byte, under `discharges/<partner>/originals/<hash of the bytes>`. */
export const createOriginals = (bucket: Bucket): Originals => ({
  keep: async (partnerId, bytes, contentType) => {
    const key = `discharges/${partnerId}/originals/${contentHash(bytes)}`;
    await putObject(bucket, { key, body: bytes, contentType });
    return key;
  },
});
