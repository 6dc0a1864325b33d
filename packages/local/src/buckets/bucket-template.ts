import * as z from 'zod';
import { defineResource } from '../template/resource-definition.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html */
export const bucketResource = defineResource({
  type: 'AWS::S3::Bucket',
  nameProperty: 'BucketName',
  schema: z.strictObject({ BucketName: z.string().optional() }),
  inert: [
    'AccessControl',
    'BucketEncryption',
    'LifecycleConfiguration',
    'LoggingConfiguration',
    'MetricsConfigurations',
    'ObjectLockConfiguration',
    'ObjectLockEnabled',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'Tags',
    'VersioningConfiguration',
  ],
  ref: (resource) => resource.name.toLowerCase(),
  attributes: {
    Arn: (resource) => `arn:aws:s3:::${resource.name.toLowerCase()}`,
    DomainName: (resource) => `${resource.name.toLowerCase()}.s3.amazonaws.com`,
    RegionalDomainName: (resource) => `${resource.name.toLowerCase()}.s3.${resource.region}.amazonaws.com`,
  },
});
