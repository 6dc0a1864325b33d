import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { ImportFiles, ImportPlace } from '@continuum/application';
import { type Bucket, createImportFiles } from '@continuum/aws';
import type { ImportFormat, ImportRequest, Instant } from '@continuum/contracts';

const expiresAt = '2026-03-02T18:00:00.000Z' as Instant;
const addressOf = ({ importId }: ImportPlace, name: string) => ({
  url: `https://originals.example.com/imports/${importId}/${name}`,
  expiresAt,
});

/** The real files of imports over a bucket of our own; addresses that anyone may make, of a place that does not exist. */
export const importFilesIn = (bucket: Bucket): ImportFiles => ({
  ...createImportFiles(bucket as never, { now: () => 0 }),
  uploadAddress: async (job, mediaType) => ({
    ...addressOf(job, 'file'),
    headers: { 'content-type': mediaType },
  }),
  reportAddress: async (place, run) => addressOf(place, `${run}.ndjson`),
});

/** What says of a file what it is. */
export const describedFile = (format: ImportFormat, text: string): ImportRequest => ({
  format,
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});

/** What whoever holds the address does. */
export const putFile = (
  { client, bucketName }: Bucket,
  { partnerId, importId }: { readonly partnerId: string; readonly importId: string },
  content: string | Uint8Array,
): Promise<unknown> =>
  client.send(
    new PutObjectCommand({ Bucket: bucketName, Key: `imports/${partnerId}/${importId}/file`, Body: content }),
  );
