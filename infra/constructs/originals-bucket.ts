import { importKeptDays, refusedKeptDays } from '@continuum/contracts';
import type { BucketPrefix } from '@continuum/functions/facts';
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { pin } from './stateful.ts';

const guarded = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** The file of an import and its reports go with the import itself. */
const imports: BucketPrefix = 'imports/';

/** Putting the same bytes again counts anew: every attempt is kept as long as the first. */
const refused: BucketPrefix = 'refused/';

const staysInRegion = {
  'HIPAA.Security-S3BucketReplicationEnabled':
    'Data stays in its region: a copy elsewhere would break residency. Versions guard against loss by mistake.',
};

/**
 * Original messages of partners (`discharges/`), those that were refused (`refused/`) and files of many (`imports/`) for 30 days, and the stream records Lambda gave up on (`aws/lambda/`) until
 * they are republished. Keys hold ids and hashes only, since access logs show them.
 */
export function originalsBucket(
  scope: Construct,
  bucketName: string,
  encryptionKey: IKey,
  accessLogDays: number,
): Bucket {
  const accessLogs = new Bucket(scope, 'AccessLogs', {
    ...guarded,
    encryption: BucketEncryption.S3_MANAGED,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    lifecycleRules: [
      { expiration: Duration.days(accessLogDays), noncurrentVersionExpiration: Duration.days(30) },
    ],
  });
  pin(accessLogs, 'AccessLogsBucket');
  acknowledge(accessLogs, {
    ...staysInRegion,
    'HIPAA.Security-S3DefaultEncryptionKMS':
      'Server access logs cannot be delivered to a bucket whose default encryption is SSE-KMS. They hold no PHI.',
  });
  const originals = new Bucket(scope, 'Originals', {
    bucketName,
    ...guarded,
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'originals/',
    lifecycleRules: [
      { prefix: 'aws/lambda/', noncurrentVersionExpiration: Duration.days(30) },
      {
        prefix: refused,
        expiration: Duration.days(refusedKeptDays),
        noncurrentVersionExpiration: Duration.days(1),
      },
      {
        prefix: imports,
        expiration: Duration.days(importKeptDays),
        noncurrentVersionExpiration: Duration.days(1),
      },
    ],
  });
  pin(originals, 'OriginalsBucket');
  acknowledge(originals, staysInRegion);
  return originals;
}

/** Bucket names are shared by all accounts of AWS; this one is known before the bucket is, so that roles can name it. */
export const originalsBucketName = (stage: string, region: string): string =>
  `continuum-${stage}-originals-${Aws.ACCOUNT_ID}-${region}`;

export const originalsArn = (bucketName: string): string => `arn:${Aws.PARTITION}:s3:::${bucketName}`;

export const objectsArn = (bucketName: string, prefix: BucketPrefix): string =>
  `${originalsArn(bucketName)}/${prefix}*`;
