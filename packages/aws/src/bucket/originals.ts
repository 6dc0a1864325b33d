import type { Originals } from '@continuum/application';
import { type Bucket, contentHash, putObject } from './bucket.ts';

/**
 * What partners sent, byte for byte: `discharges/<partner>/originals/<hash of the bytes>`. What was refused stands
 * apart, under `refused/<partner>/`, which the bucket itself empties with time.
 */
export const createOriginals = (bucket: Bucket): Originals => {
  const keepUnder = async (folder: string, bytes: Uint8Array, contentType: string): Promise<string> => {
    const key = `${folder}/${contentHash(bytes)}`;
    await putObject(bucket, { key, body: bytes, contentType });
    return key;
  };
  return {
    keep: (partnerId, bytes, contentType) =>
      keepUnder(`discharges/${partnerId}/originals`, bytes, contentType),
    keepRefused: (partnerId, bytes, contentType) => keepUnder(`refused/${partnerId}`, bytes, contentType),
  };
};
