import * as z from 'zod';
import { templateNumber } from '../template/numbers.ts';
import { arn, defineResource, type RunResource } from '../template/resource-definition.ts';
import type { QueueSettings } from './queue-store.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html */
export const queueResource = defineResource({
  type: 'AWS::SQS::Queue',
  nameProperty: 'QueueName',
  schema: z.strictObject({
    QueueName: z.string().optional(),
    VisibilityTimeout: templateNumber.default(30),
    MessageRetentionPeriod: templateNumber.default(345_600),
    DelaySeconds: templateNumber.default(0),
    MaximumMessageSize: templateNumber.default(1_048_576),
    RedrivePolicy: z
      .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: templateNumber })
      .optional(),
  }),
  inert: [
    'KmsDataKeyReusePeriodSeconds',
    'KmsMasterKeyId',
    'ReceiveMessageWaitTimeSeconds',
    'RedriveAllowPolicy',
    'SqsManagedSseEnabled',
    'Tags',
  ],
  ref: (resource) => `https://sqs.${resource.region}.amazonaws.com/${resource.account}/${resource.name}`,
  attributes: {
    Arn: (resource) => arn(resource, 'sqs', resource.name),
    QueueName: (resource) => resource.name,
    QueueUrl: (resource) =>
      `https://sqs.${resource.region}.amazonaws.com/${resource.account}/${resource.name}`,
  },
});

export function queueSettings({
  resource,
  properties,
}: RunResource<z.infer<typeof queueResource.schema>>): QueueSettings {
  return {
    arn: arn(resource, 'sqs', resource.name),
    name: resource.name,
    visibilityTimeoutSeconds: properties.VisibilityTimeout,
    retentionSeconds: properties.MessageRetentionPeriod,
    delaySeconds: properties.DelaySeconds,
    maximumMessageBytes: properties.MaximumMessageSize,
    redrive: properties.RedrivePolicy && {
      deadLetterArn: properties.RedrivePolicy.deadLetterTargetArn,
      maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
    },
  };
}
