import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { pin } from './stateful.ts';

/** Two weeks, the longest a queue keeps a message. */
export const longestRetention = Duration.days(14);

export const endOfTheLine = 'It is a dead-letter queue itself; an alarm and a person come after it.';

export interface DeadLetterQueueProps {
  readonly logicalId: string;
  /** Left out where the queue must outlive a fault of the key itself: then SQS's own encryption. */
  readonly encryptionKey?: IKey;
}

export function deadLetterQueue(scope: Construct, id: string, props: DeadLetterQueueProps): Queue {
  const queue = new Queue(scope, id, {
    ...(props.encryptionKey
      ? { encryption: QueueEncryption.KMS, encryptionMasterKey: props.encryptionKey }
      : { encryption: QueueEncryption.SQS_MANAGED }),
    enforceSSL: true,
    retentionPeriod: longestRetention,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  pin(queue, props.logicalId);
  acknowledge(queue, { 'Serverless-SQSRedrivePolicy': endOfTheLine });
  return queue;
}

/** Anything in a dead-letter queue is somebody waiting. */
export const anyMessage = (queue: Queue, alarmDescription: string) => ({
  metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'max' }),
  alarmDescription,
  threshold: 0,
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  evaluationPeriods: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
});
