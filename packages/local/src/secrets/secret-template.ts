import { createHash } from 'node:crypto';
import * as z from 'zod';
import {
  arn,
  defineResource,
  type NamedResource,
  type RunResource,
} from '../template/resource-definition.ts';
import { generateSecret } from './generate-secret.ts';
import { generationRules } from './generation-rules.ts';

/** The six characters Secrets Manager puts behind a name. */
function secretArn(resource: NamedResource): string {
  const suffix = createHash('sha256')
    .update(`${resource.stackName}/${resource.logicalId}`)
    .digest('hex')
    .slice(0, 6);
  return arn(resource, 'secretsmanager', `secret:${resource.name}-${suffix}`);
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html */
export const secretResource = defineResource({
  type: 'AWS::SecretsManager::Secret',
  nameProperty: 'Name',
  schema: z.strictObject({
    Name: z.string().optional(),
    GenerateSecretString: generationRules.prefault({}),
  }),
  inert: ['Description', 'KmsKeyId', 'ReplicaRegions', 'Tags'],
  ref: secretArn,
  attributes: { Id: secretArn },
});

export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly value: string;
}

/** The secret with its value, generated at the first start and kept from then on. */
export function readSecret({
  resource,
  ref,
  properties,
}: RunResource<z.infer<typeof secretResource.schema>>): Secret {
  return {
    arn: ref,
    name: resource.name,
    value: resource.remembered('value', () => generateSecret(properties.GenerateSecretString)),
  };
}
