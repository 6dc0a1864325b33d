import { catalog, detailTypeOf } from '@continuum/events';
import type { FunctionFacts, Trigger } from '@continuum/functions/facts';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { anyMessage, deadLetterQueue, longestRetention } from './dead-letter-queue.ts';
import { StageFunction } from './stage-function.ts';
import type { StageSetting } from './stage-setting.ts';
import { pin } from './stateful.ts';

type EventsTrigger = Extract<Trigger, { kind: 'events' }>;

/** Attempts on one message before it is set aside. */
const maxReceiveCount = 5;

/**
 * The one way to consume events: rule → queue → function, with partial batch responses. A message that fails
 * five times, or that the bus cannot deliver, waits in the dead-letter queue, and an alarm says so.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export class BufferedConsumer extends Construct {
  constructor(
    scope: Construct,
    id: string,
    facts: FunctionFacts,
    trigger: EventsTrigger,
    setting: StageSetting,
  ) {
    super(scope, id);
    const { resources, alarms, deployment } = setting;
    const encryptionKey = trigger.bus === 'partner' ? resources.partnerKey : resources.eventsKey;
    const deadLetters = deadLetterQueue(this, 'DeadLetters', {
      logicalId: `${id}DeadLetters`,
      encryptionKey,
    });
    const queue = this.#queue(`${id}Queue`, facts, encryptionKey, deadLetters);
    const { lambda } = new StageFunction(this, 'Stage', {
      facts,
      ...setting,
      triggerStatements: reads(queue, encryptionKey),
    });
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: lambda,
      eventSourceArn: queue.queueArn,
      batchSize: trigger.batchSize,
      reportBatchItemFailures: true,
      maxConcurrency: deployment.reservedConcurrency.events,
    });
    acknowledge(mapping, {
      'Serverless-LambdaEventSourceMappingDestination':
        "A queue's mapping cannot have a destination; the queue's redrive policy sets failed messages aside.",
    });
    new Rule(this, 'Rule', {
      description: `${trigger.consumes.join(', ')} → ${facts.name}`,
      eventBus: trigger.bus === 'partner' ? resources.partnerBus : resources.domainBus,
      eventPattern: patternOf(trigger),
      targets: [
        new SqsQueue(queue, {
          deadLetterQueue: deadLetters,
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
    alarms.add(
      `${id}DeadLetters`,
      anyMessage(deadLetters, `${facts.name}: a message was set aside. ${facts.errorImpact}`),
    );
    alarms.add(`${id}Waiting`, waitingLong(queue, facts));
  }

  /** A message stays hidden for six attempts' time, so that a throttled batch is not handed out twice. */
  #queue(logicalId: string, facts: FunctionFacts, encryptionMasterKey: IKey, deadLetters: Queue): Queue {
    const queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(6 * facts.timeoutSeconds),
      retentionPeriod: longestRetention,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey,
      enforceSSL: true,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    pin(queue, logicalId);
    return queue;
  }
}

/** Detail types carry the version; sources are those of the events' own catalog. */
function patternOf(trigger: EventsTrigger): EventPattern {
  const detailType = trigger.consumes.map((name) => detailTypeOf(name));
  if (trigger.bus === 'partner') return { detailType };
  return { source: [...new Set(trigger.consumes.map((name) => catalog[name].source))].sort(), detailType };
}

const reads = (queue: Queue, key: IKey): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [queue.queueArn],
  }),
  new PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn] }),
];

const waitingLong = (queue: Queue, facts: FunctionFacts) => ({
  metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: 'max' }),
  alarmDescription: `${facts.name}: a message has waited for a quarter of an hour. ${facts.errorImpact}`,
  threshold: 900,
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  evaluationPeriods: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
});
