import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Surroundings } from '@continuum/application';
import type { DischargeId, Instant } from '@continuum/contracts';
import { base32 } from './base32.ts';
import { hashingKey } from './hashing-key.ts';

/** 128 bits: 26 characters of base32. */
const idBytes = 16;

const noKey = (): Promise<string> => Promise.reject(new Error('this function was given no hashing key'));

/**
 * Time, random ids and hashes of this machine, and the region's hashing key.
 * @param hashingKeySecretArn where identifiers are hashed; without it, keyed hashes are refused as a defect
 */
export const createSurroundings = ({
  secrets,
  hashingKeySecretArn,
}: {
  readonly secrets: Pick<SecretsManagerClient, 'send'>;
  readonly hashingKeySecretArn?: string;
}): Surroundings => {
  const key = hashingKeySecretArn === undefined ? noKey : hashingKey(secrets, hashingKeySecretArn);
  const keyedHash = async (...parts: readonly string[]): Promise<string> =>
    base32(
      createHmac('sha256', await key())
        .update(JSON.stringify(parts))
        .digest(),
    );
  return {
    now: () => new Date().toISOString() as Instant,
    newId: (prefix) => `${prefix}_${base32(randomBytes(idBytes))}`,
    newSalt: () => randomBytes(idBytes).toString('base64url'),
    hash: (bytes) => createHash('sha256').update(bytes).digest('base64url'),
    dischargeId: async (partnerId, messageId) =>
      `di_${await keyedHash('discharge', partnerId, messageId)}` as DischargeId,
    keyedHash,
  };
};
