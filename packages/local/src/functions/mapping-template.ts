import * as z from 'zod';
import { compilePattern, type EventPattern } from '../buses/event-pattern.ts';
import { templateBoolean, templateNumber } from '../template/numbers.ts';
import { Refusal } from '../template/refusal.ts';
import { arn, defineResource } from '../template/resource-definition.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html */
export const mappingResource = defineResource({
  type: 'AWS::Lambda::EventSourceMapping',
  schema: z.strictObject({
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    Enabled: templateBoolean.default(true),
    BatchSize: templateNumber.optional(),
    StartingPosition: z.literal('TRIM_HORIZON').optional(),
    BisectBatchOnFunctionError: templateBoolean.default(false),
    MaximumRetryAttempts: templateNumber.default(-1),
    MaximumRecordAgeInSeconds: templateNumber.default(-1),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
    DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
    ScalingConfig: z.strictObject({ MaximumConcurrency: templateNumber.optional() }).optional(),
  }),
  inert: ['KmsKeyArn', 'MaximumBatchingWindowInSeconds', 'MetricsConfig', 'ParallelizationFactor', 'Tags'],
  ref: (resource) => resource.name,
  attributes: {
    Id: (resource) => resource.name,
    EventSourceMappingArn: (resource) => arn(resource, 'lambda', `event-source-mapping:${resource.name}`),
  },
});

export type MappingProperties = z.infer<typeof mappingResource.schema>;

/** The filters of a mapping: each a pattern in a JSON text. */
export function mappingFilters(properties: MappingProperties, where: string): EventPattern[] {
  return (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }, index) => {
    try {
      return compilePattern(JSON.parse(Pattern), `${where} filter ${index}`);
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new Refusal([`${where} filter ${index}: the pattern is not JSON`]);
      throw error;
    }
  });
}
