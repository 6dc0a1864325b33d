import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { pin } from './stateful.ts';

/**
 * One key per class of data, so that each can be granted, audited and destroyed by itself: records (names,
 * readings, original messages), events (ids and codes only), partner messages, operations (logs and alarms).
 *
 * All that AWS services may do with a key is said here. What is handed out are references, whose policy the
 * resources they encrypt cannot widen.
 */
export class Keys extends Construct {
  readonly records: IKey;
  readonly events: IKey;
  readonly partner: IKey;
  readonly operations: IKey;

  constructor(scope: Construct, id: string, busNames: { readonly domain: string; readonly partner: string }) {
    super(scope, id);
    this.records = this.#key(
      'RecordsKey',
      'Records of clients and episodes, original messages, the hashing key',
      [],
    );
    this.events = this.#key('EventsKey', 'Contract events on the domain bus, in its archive and in queues', [
      ...carriesEvents(this, busNames.domain),
      ...archivesEvents(this, busNames.domain),
      ...fillsQueues(this),
    ]);
    this.partner = this.#key('PartnerKey', "Messages on the partner bus and in the intake's queue", [
      ...carriesEvents(this, busNames.partner),
      ...fillsQueues(this),
    ]);
    this.operations = this.#key('OperationsKey', 'Logs and alarms', operates(this));
  }

  #key(logicalId: string, description: string, statements: readonly PolicyStatement[]): IKey {
    const key = new Key(this, logicalId, {
      description,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    pin(key, logicalId);
    for (const statement of statements) key.addToResourcePolicy(statement);
    return Key.fromKeyArn(this, `${logicalId}Reference`, key.keyArn);
  }
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

const allow = (service: string, actions: readonly string[], conditions: Conditions): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.ALLOW,
    principals: [new ServicePrincipal(service)],
    actions: [...actions],
    resources: ['*'],
    conditions,
  });

const sourceAccount = (scope: Construct) => ({ 'aws:SourceAccount': Stack.of(scope).account });

const busArn = (scope: Construct, resourceName: string): string =>
  Stack.of(scope).formatArn({ service: 'events', resource: 'event-bus', resourceName });

const busContext = 'kms:EncryptionContext:aws:events:event-bus:arn';

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html */
const carriesEvents = (scope: Construct, busName: string): PolicyStatement[] => [
  allow('events.amazonaws.com', ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], {
    StringEquals: {
      ...sourceAccount(scope),
      'aws:SourceArn': busArn(scope, busName),
      [busContext]: busArn(scope, busName),
    },
  }),
];

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-archives.html */
const archivesEvents = (scope: Construct, busName: string): PolicyStatement[] => [
  allow('events.amazonaws.com', ['kms:DescribeKey'], {}),
  allow(
    'events.amazonaws.com',
    ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    { StringEquals: { [busContext]: busArn(scope, busName) } },
  ),
];

/**
 * Rules and schedules encrypt what they put into queues.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
const fillsQueues = (scope: Construct): PolicyStatement[] =>
  ['events.amazonaws.com', 'scheduler.amazonaws.com'].map((service) =>
    allow(service, ['kms:Decrypt', 'kms:GenerateDataKey'], { StringEquals: sourceAccount(scope) }),
  );

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function operates(scope: Construct): PolicyStatement[] {
  const { region } = Stack.of(scope);
  const groups = Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group:*' });
  return [
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
    allow('cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey'], {
      StringEquals: sourceAccount(scope),
    }),
  ];
}
