import { createHash } from 'node:crypto';
import * as z from 'zod';
import { templateBoolean, templateNumber } from '../template/numbers.ts';
import {
  arn,
  defineResource,
  type NamedResource,
  type RunResource,
} from '../template/resource-definition.ts';
import { generateSecret } from './generate-secret.ts';

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
    GenerateSecretString: z
      .strictObject({
        PasswordLength: templateNumber.default(32),
        ExcludeCharacters: z.string().default(''),
        ExcludeLowercase: templateBoolean.default(false),
        ExcludeUppercase: templateBoolean.default(false),
        ExcludeNumbers: templateBoolean.default(false),
        ExcludePunctuation: templateBoolean.default(false),
        IncludeSpace: templateBoolean.default(false),
        RequireEachIncludedType: templateBoolean.default(true),
        SecretStringTemplate: z.string().optional(),
        GenerateStringKey: z.string().optional(),
      })
      .prefault({}),
  }),
  inert: ['Description', 'KmsKeyId', 'ReplicaRegions', 'Tags'],
  ref: secretArn,
  attributes: { Id: secretArn },
});

export type GenerateSecretString = z.infer<typeof secretResource.schema>['GenerateSecretString'];

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
