import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { pin } from './stateful.ts';

/**
 * One key per class of data, so that each can be granted, audited and destroyed by itself: records (names,
 * readings, original messages), events (ids and codes only), partner messages, operations (logs and alarms).
 */
export class Keys extends Construct {
  readonly records: Key;
  readonly events: Key;
  readonly partner: Key;
  readonly operations: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.records = this.#key('RecordsKey', 'Records of clients and episodes, original messages, the hashing key');
    this.events = this.#key('EventsKey', 'Contract events on the domain bus, in its archive and in queues');
    this.partner = this.#key('PartnerKey', "Messages on the partner bus and in the intake's queue");
    this.operations = this.#key('OperationsKey', 'Logs and alarms');
    for (const key of [this.events, this.partner]) deliverToQueues(key);
    archive(this.events);
    operate(this.operations);
  }

  #key(logicalId: string, description: string): Key {
    const key = new Key(this, logicalId, {
      description,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    pin(key, logicalId);
    return key;
  }
}

const allow = (service: string, actions: string[], conditions: Record<string, unknown>): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.ALLOW,
    principals: [new ServicePrincipal(service)],
    actions,
    resources: ['*'],
    conditions,
  });

/**
 * Rules and schedules encrypt what they put into queues.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
function deliverToQueues(key: Key): void {
  const own = { StringEquals: { 'aws:SourceAccount': Stack.of(key).account } };
  for (const service of ['events.amazonaws.com', 'scheduler.amazonaws.com'])
    key.addToResourcePolicy(allow(service, ['kms:Decrypt', 'kms:GenerateDataKey'], own));
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-archives.html */
function archive(key: Key): void {
  const bus = Stack.of(key).formatArn({ service: 'events', resource: 'event-bus', resourceName: '*' });
  const context = { StringLike: { 'kms:EncryptionContext:aws:events:event-bus:arn': bus } };
  key.addToResourcePolicy(allow('events.amazonaws.com', ['kms:DescribeKey'], {}));
  key.addToResourcePolicy(
    allow(
      'events.amazonaws.com',
      ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
      context,
    ),
  );
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function operate(key: Key): void {
  const { account, region } = Stack.of(key);
  const groups = Stack.of(key).formatArn({ service: 'logs', resource: 'log-group:*' });
  key.addToResourcePolicy(
    allow(
      `logs.${region}.amazonaws.com`,
      [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:DescribeKey',
      ],
      { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
    ),
  );
  key.addToResourcePolicy(
    allow('cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey'], {
      StringEquals: { 'aws:SourceAccount': account },
    }),
  );
}
