import type { FunctionFacts, Trigger } from '@continuum/functions/facts';
import { Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { metricsNamespace, StageFunction, sendsTo } from './stage-function.ts';
import type { StageSetting } from './stage-setting.ts';

type ScheduleTrigger = Extract<Trigger, { kind: 'schedule' }>;

/**
 * A function on a clock. A tick that fails is not repeated for long: the next one does its work.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-dlq.html
 */
export class ScheduledFunction extends Construct {
  constructor(
    scope: Construct,
    id: string,
    facts: FunctionFacts,
    trigger: ScheduleTrigger,
    setting: StageSetting,
  ) {
    super(scope, id);
    const { alarms, deadLetters } = setting;
    const { lambda } = new StageFunction(this, 'Stage', { facts, ...setting });
    const maxEventAge = Duration.minutes(trigger.everyMinutes);
    lambda.configureAsyncInvoke({
      maxEventAge,
      retryAttempts: 0,
      onFailure: new SqsDestination(deadLetters),
    });
    new CfnSchedule(this, 'Schedule', {
      description: facts.purpose,
      scheduleExpression: `rate(${trigger.everyMinutes} minute${trigger.everyMinutes === 1 ? '' : 's'})`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: this.#role(lambda.functionArn, setting).roleArn,
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: maxEventAge.toSeconds(), maximumRetryAttempts: 3 },
      },
    });
    for (const { metric, overSeconds, meaning } of facts.alarms ?? [])
      alarms.add(`${id}${metric}`, {
        metric: new Metric({
          namespace: metricsNamespace,
          metricName: metric,
          dimensionsMap: { service: facts.name },
          period: maxEventAge,
          statistic: 'max',
        }),
        alarmDescription: `${facts.name}: ${meaning}`,
        threshold: overSeconds,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
  }

  #role(functionArn: string, { deadLetters, resources }: StageSetting): Role {
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'Start the function on time, and set aside what could not be started',
      statements: [
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
        ...sendsTo(deadLetters, resources.eventsKey),
      ],
    });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      managedPolicies: [policy],
    });
  }
}
