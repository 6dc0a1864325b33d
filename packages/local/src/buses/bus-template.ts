import * as z from 'zod';
import type { QueueStore } from '../queues/queue-store.ts';
import { templateNumber } from '../template/numbers.ts';
import { Refusal } from '../template/refusal.ts';
import { arn, defineResource, type RunResource } from '../template/resource-definition.ts';
import type { Rule } from './event-bus.ts';
import { compilePattern } from './event-pattern.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html */
export const busResource = defineResource({
  type: 'AWS::Events::EventBus',
  nameProperty: 'Name',
  schema: z.strictObject({ Name: z.string().optional() }),
  inert: ['DeadLetterConfig', 'Description', 'KmsKeyIdentifier', 'LogConfig', 'Policy', 'Tags'],
  ref: (resource) => resource.name,
  attributes: {
    Arn: (resource) => arn(resource, 'events', `event-bus/${resource.name}`),
    Name: (resource) => resource.name,
  },
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html */
export const ruleResource = defineResource({
  type: 'AWS::Events::Rule',
  nameProperty: 'Name',
  schema: z.strictObject({
    Name: z.string().optional(),
    EventBusName: z.string(),
    EventPattern: z.record(z.string(), z.unknown()),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(
      z.strictObject({
        Id: z.string(),
        Arn: z.string(),
        DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
        RetryPolicy: z
          .strictObject({
            MaximumRetryAttempts: templateNumber.optional(),
            MaximumEventAgeInSeconds: templateNumber.optional(),
          })
          .optional(),
      }),
    ),
  }),
  inert: ['Description', 'RoleArn', 'Tags'],
  ref: (resource) => resource.name,
  attributes: { Arn: (resource) => arn(resource, 'events', `rule/${resource.name}`) },
});

type RuleResource = RunResource<z.infer<typeof ruleResource.schema>>;

/** The rule compiled; its targets must be queues of the same cloud. */
export function readRule({ resource, properties }: RuleResource, queues: QueueStore): Rule {
  const problems = properties.Targets.flatMap(({ Arn, DeadLetterConfig }) => [
    Arn,
    DeadLetterConfig?.Arn ?? Arn,
  ])
    .filter((target) => !queues.has(target))
    .map((target) => `rule ${resource.name}: the target ${target} is no queue of this cloud`);
  if (problems.length > 0) throw new Refusal(problems);
  return {
    name: resource.name,
    arn: ruleResource.attributes['Arn']?.(resource) ?? '',
    bus: properties.EventBusName.split('/').at(-1) ?? properties.EventBusName,
    isEnabled: properties.State === 'ENABLED',
    patternText: properties.EventPattern,
    pattern: compilePattern(properties.EventPattern, `rule ${resource.name}`),
    targets: properties.Targets.map(({ Arn, DeadLetterConfig }) => ({
      queueArn: Arn,
      deadLetterArn: DeadLetterConfig?.Arn,
    })),
  };
}
