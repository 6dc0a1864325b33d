import type { EnvironmentName } from '@continuum/functions/facts';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** What the functions of a stage work on. */
export interface StageResources {
  readonly table: ITableV2;
  readonly bucketName: string;
  readonly domainBus: IEventBus;
  readonly partnerBus: IEventBus;
  readonly hashingKey: ISecret;
  readonly webhookTargets: string;
  readonly recordsKey: IKey;
  readonly eventsKey: IKey;
  readonly partnerKey: IKey;
  readonly operationsKey: IKey;
}

/** The names functions read, and what stands behind each. */
export const environmentValue: Readonly<Record<EnvironmentName, (resources: StageResources) => string>> = {
  TABLE_NAME: ({ table }) => table.tableName,
  BUCKET_NAME: ({ bucketName }) => bucketName,
  BUS_NAME: ({ domainBus }) => domainBus.eventBusName,
  HASHING_KEY_SECRET_ARN: ({ hashingKey }) => hashingKey.secretArn,
  WEBHOOK_TARGETS: ({ webhookTargets }) => webhookTargets,
};
