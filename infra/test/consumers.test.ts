import { type ContractEventName, catalog, contractEventNames, detailTypeOf } from '@continuum/events';
import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { busCallsFunctions, queueMappings, shortVisibility, unbufferedRules } from './laws/consumers.ts';
import { production, synthesizeOne, templateOf } from './synthesize.ts';
import { entriesOf, everyEntry, plain, targetOf } from './template.ts';

const templates = synthesizeOne(production);
const { data, service } = templates;
const rules = entriesOf(service, 'AWS::Events::Rule');

/** Who a rule's events reach, by the name in the function's facts. */
function consumerOf(queueId: string | undefined): string {
  const found = queueMappings(service).find(
    ({ mapping }) => targetOf(mapping.Properties.EventSourceArn) === queueId,
  );
  return found?.lambda.Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME;
}

const consumers = rules.map(([, { Properties }]) => ({
  bus: plain(Properties.EventBusName),
  pattern: Properties.EventPattern,
  name: consumerOf(targetOf(Properties.Targets[0].Arn)),
}));

const reached = (name: ContractEventName): string[] =>
  consumers
    .filter(({ bus }) => bus === '<DomainBus>')
    .filter(({ pattern }) => pattern.source.includes(catalog[name].source))
    .filter(({ pattern }) => pattern['detail-type'].includes(detailTypeOf(name)))
    .map((consumer) => consumer.name);

describe('a consumer of events', () => {
  it('is fed by a queue, and a rule never calls it', () => {
    expect(rules.length).toBeGreaterThan(0);
    expect([...unbufferedRules(service), ...busCallsFunctions(service)]).toEqual([]);
  });

  it('has six times its own time before a message is handed out again', () => {
    expect(queueMappings(service)).toHaveLength(rules.length);
    expect(shortVisibility(service)).toEqual([]);
  });

  it('reports the messages of a batch that failed, one by one', () => {
    for (const { mapping } of queueMappings(service)) {
      expect(mapping.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(mapping.Properties.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
  });

  it('is tried for a day by the bus, and five times by its queue', () => {
    for (const [, { Properties }] of rules)
      expect(Properties.Targets[0].RetryPolicy).toEqual({
        MaximumEventAgeInSeconds: 86_400,
        MaximumRetryAttempts: 185,
      });
    for (const { queue } of queueMappings(service))
      expect(queue.Properties.RedrivePolicy.maxReceiveCount).toBe(5);
  });

  it.each([...contractEventNames])('of %s is reached exactly as the catalog says', (name) => {
    expect(reached(name).sort()).toEqual([...catalog[name].consumedBy].sort());
  });

  it('of the partner bus gets what partners submit, and nothing of the domain bus', () => {
    expect(consumers.filter(({ name }) => name === 'discharge-intake')).toEqual([
      {
        bus: '<PartnerBus>',
        name: 'discharge-intake',
        pattern: { 'detail-type': ['TherapyDischargeSubmitted.v1'] },
      },
    ]);
  });
});

describe('a queue', () => {
  const queues = everyEntry(templates, 'AWS::SQS::Queue');
  const setAsideIn = new Set(
    queues
      .map(([, { Properties }]) => targetOf(Properties.RedrivePolicy?.deadLetterTargetArn))
      .filter(Boolean),
  );

  it('keeps messages for two weeks, encrypted', () => {
    for (const [, { Properties }] of queues) {
      expect(Properties.MessageRetentionPeriod).toBe(14 * 86_400);
      expect(Properties.KmsMasterKeyId ?? Properties.SqsManagedSseEnabled).toBeTruthy();
    }
  });

  it('that a function reads has a dead-letter queue; every dead-letter queue has an alarm that tells someone', () => {
    for (const { queue } of queueMappings(service))
      expect(setAsideIn).toContain(targetOf(queue.Properties.RedrivePolicy.deadLetterTargetArn));
    const deadLetters = queues
      .filter(([, { Properties }]) => Properties.RedrivePolicy === undefined)
      .map(([id]) => id);
    const watched = entriesOf(service, 'AWS::CloudWatch::Alarm')
      .filter(([, { Properties }]) => Properties.MetricName === 'ApproximateNumberOfMessagesVisible')
      .filter(
        ([, { Properties }]) =>
          plain(Properties.AlarmActions[0]) === '<AlarmTopic>' && Properties.Threshold === 0,
      )
      .map(([, { Properties }]) =>
        plain(Properties.Dimensions[0].Value).replace(/^<(.+)\.QueueName>$/, '$1'),
      );
    expect(watched.sort()).toEqual(deadLetters.sort());
  });
});

describe('the relay', () => {
  const relay = entriesOf(service, 'AWS::Lambda::EventSourceMapping').find(
    ([, { Properties }]) => plain(Properties.EventSourceArn) === '<Table.StreamArn>',
  )?.[1].Properties;

  it('reads new journal events only, from the oldest there is', () => {
    expect(JSON.parse(relay.FilterCriteria.Filters[0].Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { Keys: { SK: { S: [{ prefix: 'EVENT#' }] } } },
    });
    expect(relay.StartingPosition).toBe('TRIM_HORIZON');
  });

  it('splits a failing batch, gives up before the stream forgets, and keeps the records whole in the bucket', () => {
    expect(relay.BisectBatchOnFunctionError).toBe(true);
    expect(relay.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(relay.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600);
    expect(relay.MaximumRetryAttempts).toBeGreaterThan(0);
    expect(plain(relay.DestinationConfig.OnFailure.Destination)).toBe(
      `arn:<AWS::Partition>:s3:::${plain(theOriginals().BucketName)}`,
    );
  });
});

const theOriginals = () => data.Resources['OriginalsBucket']?.Properties;

describe('the clocks of both sweeps and of imports', () => {
  const schedules = entriesOf(service, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties);

  it('wake a function of their own', () => {
    expect(new Set(schedules.map(({ Target }) => targetOf(Target.Arn))).size).toBe(3);
  });

  it.each(schedules)('tick every minute, and a tick that could not be started is set aside', (schedule) => {
    expect(schedule.ScheduleExpression).toBe('rate(1 minute)');
    expect(schedule.Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 3 });
    expect(targetOf(schedule.Target.DeadLetterConfig.Arn)).toBe('FunctionDeadLetters');
  });
});

describe('a rule without a queue, and a queue that hides too briefly', () => {
  const template = templateOf((app) => {
    const stack = new Stack(app, 'planted');
    const lambda = new Lambda(stack, 'Stage', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      timeout: Duration.seconds(10),
      code: Code.fromInline('exports.handler = async () => {}'),
    });
    const eventPattern = { source: ['planted'] };
    new Rule(stack, 'Direct', { eventPattern, targets: [new LambdaFunction(lambda)] });
    const queue = new Queue(stack, 'Brief', { visibilityTimeout: Duration.seconds(59) });
    new Rule(stack, 'NothingAside', { eventPattern, targets: [new SqsQueue(queue)] });
    lambda.addEventSource(new SqsEventSource(queue));
    return stack;
  });

  it('are caught', () => {
    expect(unbufferedRules(template)).toEqual([
      expect.stringMatching(/^Direct\w+ delivers to <Stage\w+\.Arn>, no queue$/),
      expect.stringMatching(/^Direct\w+ sets nothing aside$/),
      expect.stringMatching(/^NothingAside\w+ sets nothing aside$/),
    ]);
    expect(busCallsFunctions(template)).toHaveLength(1);
    expect(shortVisibility(template)).toEqual([expect.stringMatching(/: hidden for 59 s, needs 60 s$/)]);
  });
});
