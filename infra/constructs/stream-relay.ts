import { eventSortKeyPrefix, tableDefinition } from '@continuum/aws/table-definition';
import type { BucketPrefix, FunctionFacts, Trigger } from '@continuum/functions/facts';
import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { objectsArn, originalsArn } from './originals-bucket.ts';
import { StageFunction } from './stage-function.ts';
import type { StageResources } from './stage-resources.ts';
import type { StageSetting } from './stage-setting.ts';

type StreamTrigger = Extract<Trigger, { kind: 'stream' }>;

/**
 * The table's stream → function, journal events only. A batch that fails is split until the bad record stands
 * alone; what cannot be published in time is kept whole in the bucket, where the sweep finds it.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export class StreamRelay extends Construct {
  constructor(
    scope: Construct,
    id: string,
    facts: FunctionFacts,
    trigger: StreamTrigger,
    setting: StageSetting,
  ) {
    super(scope, id);
    const { resources, alarms } = setting;
    const streamArn = resources.table.tableStreamArn;
    if (streamArn === undefined) throw new Error('The table has no stream');
    const { lambda } = new StageFunction(this, 'Stage', {
      facts,
      ...setting,
      triggerStatements: [...reads(streamArn, resources), ...keepsDiscarded(resources)],
    });
    new CfnEventSourceMapping(this, 'Mapping', {
      functionName: lambda.functionName,
      eventSourceArn: streamArn,
      startingPosition: 'TRIM_HORIZON',
      batchSize: trigger.batchSize,
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ['ReportBatchItemFailures'],
      maximumRetryAttempts: trigger.maximumRetryAttempts,
      maximumRecordAgeInSeconds: trigger.maximumRecordAgeHours * 3600,
      filterCriteria: { filters: [{ pattern: JSON.stringify(newJournalEvents) }] },
      destinationConfig: { onFailure: { destination: originalsArn(resources.bucketName) } },
    });
    alarms.add(`${id}Behind`, {
      metric: lambda.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'max' }),
      alarmDescription: `${facts.name}: events wait in the stream for five minutes. ${facts.errorImpact}`,
      threshold: Duration.minutes(5).toMilliseconds(),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

/** Lambda chooses the keys of what it sets aside; they begin so. */
const discardedRecordsPrefix: BucketPrefix = 'aws/lambda/';

const newJournalEvents = {
  eventName: ['INSERT'],
  dynamodb: { Keys: { [tableDefinition.sortKey]: { S: [{ prefix: eventSortKeyPrefix }] } } },
};

const reads = (streamArn: string, { table, recordsKey }: StageResources): PolicyStatement[] => [
  new PolicyStatement({
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [streamArn],
  }),
  new PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: [recordsKey.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(table).region}.amazonaws.com` } },
  }),
];

const keepsDiscarded = ({ table, bucketName, recordsKey }: StageResources): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['s3:PutObject'],
    resources: [objectsArn(bucketName, discardedRecordsPrefix)],
  }),
  new PolicyStatement({ actions: ['s3:ListBucket'], resources: [originalsArn(bucketName)] }),
  new PolicyStatement({
    actions: ['kms:GenerateDataKey'],
    resources: [recordsKey.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(table).region}.amazonaws.com` } },
  }),
];
