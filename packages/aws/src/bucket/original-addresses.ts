import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { OriginalAddresses } from '@continuum/application';
import type { Instant } from '@continuum/contracts';

/** Long enough for a person to open a paper, short enough to be of no use in a history. */
const validSeconds = 300;

/**
 * Addresses that let whoever holds one fetch one original, for five minutes. They are made here without a call.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 */
export const createOriginalAddresses = (
  { client, bucketName }: { readonly client: S3Client; readonly bucketName: string },
  { now }: { readonly now: () => number },
): OriginalAddresses => ({
  of: async (partnerId, hash, contentType) => {
    const signedAt = now();
    const name = Buffer.from(hash, 'base64url').toString('hex');
    const command = new GetObjectCommand({
      Bucket: bucketName,
      Key: `discharges/${partnerId}/originals/${name}`,
      ResponseContentType: contentType,
      ResponseContentDisposition: 'attachment',
    });
    const url = await getSignedUrl(client, command, {
      expiresIn: validSeconds,
      signingDate: new Date(signedAt),
    });
    return { url, expiresAt: new Date(signedAt + validSeconds * 1000).toISOString() as Instant };
  },
});
