import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AwsRefused, type Operation, operation } from '../wire/aws-json.ts';
import type { Secret } from './secret-template.ts';

const getSecretValueInput = z.strictObject({
  SecretId: z.string().min(1),
  VersionStage: z.literal('AWSCURRENT').optional(),
});

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export function secretsOperations(secrets: readonly Secret[]): Record<string, Operation> {
  return {
    GetSecretValue: operation(getSecretValueInput, ({ SecretId }) => {
      const secret = secrets.find(({ arn, name }) => arn === SecretId || name === SecretId);
      if (!secret)
        throw new AwsRefused('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      return {
        ARN: secret.arn,
        Name: secret.name,
        SecretString: secret.value,
        VersionId: createHash('sha256').update(secret.arn).digest('hex').slice(0, 32),
        VersionStages: ['AWSCURRENT'],
      };
    }),
  };
}
