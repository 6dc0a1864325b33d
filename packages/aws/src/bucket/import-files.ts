import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Address, ImportFiles, ImportPlace } from '@continuum/application';
import type { ImportRun, Instant } from '@continuum/contracts';
import { isTransient, transientOf } from '../failures.ts';
import { bucketAnswer, putObject } from './bucket.ts';

/** Long enough to put a large file over a slow line. */
const uploadSeconds = 3600;
/** Long enough to fetch a report that was just asked for. */
const reportSeconds = 300;

const folderOf = ({ partnerId, importId }: ImportPlace): string => `imports/${partnerId}/${importId}`;
const fileOf = (place: ImportPlace): string => `${folderOf(place)}/file`;
const reportOf = (place: ImportPlace, run: ImportRun): string => `${folderOf(place)}/${run}.ndjson`;

const checksumHeader = 'x-amz-checksum-sha256';

async function* untilItBreaks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (cause) {
    throw isTransient(cause) ? transientOf('the bucket', cause) : cause;
  }
}

/**
 * Files that partners put and reports about them: `imports/<partner>/<import>/`, which the bucket itself empties with
 * time. An address to put at is signed for one length, one media type and one SHA-256.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
export const createImportFiles = (
  { client, bucketName }: { readonly client: S3Client; readonly bucketName: string },
  { now }: { readonly now: () => number },
): ImportFiles => {
  const signed = async (
    command: PutObjectCommand | GetObjectCommand,
    seconds: number,
    more: Parameters<typeof getSignedUrl>[2] = {},
  ): Promise<Address> => {
    const signedAt = now();
    const url = await getSignedUrl(client, command, {
      expiresIn: seconds,
      signingDate: new Date(signedAt),
      ...more,
    });
    return { url, expiresAt: new Date(signedAt + seconds * 1000).toISOString() as Instant };
  };
  return {
    uploadAddress: async (job, contentType) => {
      const checksum = Buffer.from(job.sha256, 'hex').toString('base64');
      const command = new PutObjectCommand({
        Bucket: bucketName,
        Key: fileOf(job),
        ContentType: contentType,
        ContentLength: job.bytes,
        ChecksumSHA256: checksum,
      });
      const address = await signed(command, uploadSeconds, {
        unhoistableHeaders: new Set([checksumHeader]),
        signableHeaders: new Set(['host', 'content-length', 'content-type', checksumHeader]),
      });
      return { ...address, headers: { 'content-type': contentType, [checksumHeader]: checksum } };
    },
    isThere: async (job) => {
      const Prefix = fileOf(job);
      const { Contents = [] } = await bucketAnswer(
        client.send(new ListObjectsV2Command({ Bucket: bucketName, Prefix, MaxKeys: 1 })),
      );
      return Contents.some(({ Key, Size }) => Key === Prefix && Size === job.bytes);
    },
    read: async (job) => {
      const { Body } = await bucketAnswer(
        client.send(new GetObjectCommand({ Bucket: bucketName, Key: fileOf(job) })),
      );
      return untilItBreaks(Body as unknown as AsyncIterable<Uint8Array>);
    },
    keepReport: (place, run, ndjson) =>
      putObject(
        { client, bucketName },
        { key: reportOf(place, run), body: ndjson, contentType: 'application/x-ndjson' },
      ),
    reportAddress: (place, run) =>
      signed(
        new GetObjectCommand({
          Bucket: bucketName,
          Key: reportOf(place, run),
          ResponseContentDisposition: 'attachment',
        }),
        reportSeconds,
      ),
  };
};
