import { createHash } from 'node:crypto';
import type { Surroundings } from '@continuum/application';
import { createSurroundings } from '@continuum/aws';
import type { Instant } from '@continuum/contracts';

const secrets = { send: async () => ({ SecretString: 'a hashing key for tests, long enough to be one' }) };

/** The real hashes; a clock that a test moves; ids and salts that look random and are the same every time. */
export const createDeterministicSurroundings = (start: string) => {
  let now = start as Instant;
  let given = 0;
  const { hash, keyedHash, dischargeId } = createSurroundings({
    secrets: secrets as never,
    hashingKeySecretArn: 'arn:example',
  });
  const next = (): Buffer => {
    given += 1;
    return createHash('sha256').update(String(given)).digest();
  };
  const letters = (bytes: Buffer): string =>
    [...bytes.subarray(0, 26)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(byte % 32)).join('');
  const surroundings: Surroundings = {
    now: () => now,
    newId: (prefix) => `${prefix}_${letters(next())}`,
    newSalt: () => next().subarray(0, 16).toString('base64url'),
    hash,
    keyedHash,
    dischargeId,
  };
  return {
    surroundings,
    moveTo: (instant: string): void => {
      if (instant > now) now = instant as Instant;
    },
  };
};
