import type { S3Client } from '@aws-sdk/client-s3';

/** The bucket of a region and the way to it. */
export interface Bucket {
  readonly client: Pick<S3Client, 'send'>;
  readonly bucketName: string;
}
