import * as z from 'zod';
import { templateNumber } from '../template/numbers.ts';
import { Refusal } from '../template/refusal.ts';
import { arn, defineResource, type RunResource } from '../template/resource-definition.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html */
export const scheduleResource = defineResource({
  type: 'AWS::Scheduler::Schedule',
  nameProperty: 'Name',
  schema: z.strictObject({
    Name: z.string().optional(),
    ScheduleExpression: z.string(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Target: z.strictObject({
      Arn: z.string(),
      RoleArn: z.unknown().optional(),
      Input: z.string().optional(),
      DeadLetterConfig: z.strictObject({ Arn: z.string().optional() }).optional(),
      RetryPolicy: z
        .strictObject({
          MaximumRetryAttempts: templateNumber.optional(),
          MaximumEventAgeInSeconds: templateNumber.optional(),
        })
        .optional(),
    }),
  }),
  inert: ['Description', 'FlexibleTimeWindow', 'GroupName', 'KmsKeyArn', 'ScheduleExpressionTimezone'],
  ref: (resource) => resource.name,
  attributes: { Arn: (resource) => arn(resource, 'scheduler', `schedule/default/${resource.name}`) },
});

export interface ScheduleSettings {
  readonly name: string;
  readonly everyMilliseconds: number;
  readonly targetArn: string;
  readonly input: string;
  readonly deadLetterArn: string | undefined;
}

const unitMilliseconds: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** `rate(1 minute)` and its like; any other expression stops the start. */
export function readRate(expression: string, where: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const milliseconds = Number(count) * (unitMilliseconds[unit ?? ''] ?? Number.NaN);
  if (!(milliseconds > 0))
    throw new Refusal([`${where}: the schedule expression ${expression} is not implemented, only rate() is`]);
  return milliseconds;
}

/** Undefined for a disabled schedule. */
export function readSchedule({
  resource,
  properties,
}: RunResource<z.infer<typeof scheduleResource.schema>>): ScheduleSettings | undefined {
  const everyMilliseconds = readRate(properties.ScheduleExpression, `schedule ${resource.name}`);
  if (properties.State === 'DISABLED') return undefined;
  return {
    name: resource.name,
    everyMilliseconds,
    targetArn: properties.Target.Arn,
    input: properties.Target.Input ?? '{}',
    deadLetterArn: properties.Target.DeadLetterConfig?.Arn,
  };
}
