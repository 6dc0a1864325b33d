import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { answerOf } from '../failures.ts';

/** A key this short could be guessed. */
const charactersLeast = 32;

/**
 * The region's hashing key, asked for once and kept as long as this lives: it is never rotated.
 * A failure is not kept.
 */
export const hashingKey = (
  client: Pick<SecretsManagerClient, 'send'>,
  secretArn: string,
): (() => Promise<string>) => {
  const fetched = async (): Promise<string> => {
    const { SecretString = '' } = await answerOf(
      'the hashing key',
      client.send(new GetSecretValueCommand({ SecretId: secretArn })),
    );
    if (SecretString.length < charactersLeast)
      throw new Error(`the hashing key is shorter than ${charactersLeast}`);
    return SecretString;
  };
  let kept: Promise<string> | undefined;
  return () => {
    kept ??= fetched().catch((cause: unknown) => {
      kept = undefined;
      throw cause;
    });
    return kept;
  };
};
