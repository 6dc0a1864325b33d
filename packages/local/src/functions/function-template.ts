import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import { templateNumber } from '../template/numbers.ts';
import { Refusal } from '../template/refusal.ts';
import { arn, defineResource, type RunResource } from '../template/resource-definition.ts';
import { runtimeEnvironment } from './environment.ts';
import type { FunctionDescription } from './invocation.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
export const functionResource = defineResource({
  type: 'AWS::Lambda::Function',
  nameProperty: 'FunctionName',
  schema: z.strictObject({
    FunctionName: z.string().optional(),
    Handler: z.string().regex(/^[^.]+\.[A-Za-z_$][\w$]*$/, 'expected <module>.<export>'),
    Runtime: z.string().startsWith('nodejs', 'only Node.js functions run here'),
    Timeout: templateNumber.default(3),
    MemorySize: templateNumber.default(128),
    Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
    DeadLetterConfig: z.strictObject({ TargetArn: z.string().optional() }).optional(),
  }),
  inert: [
    'Architectures',
    'Code',
    'Description',
    'EphemeralStorage',
    'KmsKeyArn',
    'LoggingConfig',
    'RecursiveLoop',
    'ReservedConcurrentExecutions',
    'Role',
    'RuntimeManagementConfig',
    'Tags',
    'TracingConfig',
  ],
  ref: (resource) => resource.name,
  attributes: { Arn: (resource) => arn(resource, 'lambda', `function:${resource.name}`) },
});

/** Metadata of the template that says which module a function's bundle is made from. */
const entryMetadata = 'Continuum::Entry';

type FunctionResource = RunResource<z.infer<typeof functionResource.schema>>;

export function describeFunction(
  { resource, properties, metadata }: FunctionResource,
  projectRoot: string,
  sdkEnvironment: Readonly<Record<string, string>>,
): FunctionDescription & { readonly deadLetterArn: string | undefined } {
  const entry = metadata[entryMetadata];
  if (typeof entry !== 'string' || isAbsolute(entry))
    throw new Refusal([
      `${resource.stackName}/${resource.logicalId}: the function's metadata ${entryMetadata} must be a path from the project's root`,
    ]);
  return {
    name: resource.name,
    arn: functionResource.attributes['Arn']?.(resource) ?? '',
    region: resource.region,
    entryFile: join(projectRoot, entry),
    handlerName: properties.Handler.split('.')[1] ?? 'handler',
    memoryMegabytes: properties.MemorySize,
    timeoutSeconds: properties.Timeout,
    environment: {
      ...runtimeEnvironment(resource.name, properties.MemorySize),
      ...sdkEnvironment,
      ...properties.Environment?.Variables,
    },
    deadLetterArn: properties.DeadLetterConfig?.TargetArn,
  };
}
