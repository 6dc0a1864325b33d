import { episodeId, type PartnerId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { base32 } from './base32.ts';
import { createSurroundings } from './surroundings.ts';

const clinic = 'riverside-pt' as PartnerId;

/** A secret that cannot be read the first `failures` times. */
const secretsFailing = (failures: number) => {
  let calls = 0;
  const send = async () => {
    calls += 1;
    if (calls <= failures) throw new Error('not now');
    return { SecretString: 'a hashing key for tests, long enough to be one' };
  };
  return { secrets: { send } as never, calls: () => calls };
};

describe("given this machine and the region's hashing key", () => {
  it('writes base32 as RFC 4648 has it', () => {
    expect(base32(new TextEncoder().encode('foobar'))).toBe('mzxw6ytboi');
  });

  it('gives ids nobody gave before, in the shape ids have', () => {
    const { newId } = createSurroundings(secretsFailing(0));
    expect(episodeId.safeParse(newId('ep')).success).toBe(true);
    expect(newId('ep')).not.toBe(newId('ep'));
  });

  it('asks for the key once, and keeps parts of what it hashes apart', async () => {
    const { secrets, calls } = secretsFailing(0);
    const { keyedHash, dischargeId } = createSurroundings({ secrets, hashingKeySecretArn: 'arn:example' });
    expect(await keyedHash('ab', 'c')).not.toBe(await keyedHash('a', 'bc'));
    expect(await dischargeId(clinic, 'one')).toBe(await dischargeId(clinic, 'one'));
    expect(calls()).toBe(1);
  });

  it('asks again after a failure', async () => {
    const { secrets, calls } = secretsFailing(1);
    const { keyedHash } = createSurroundings({ secrets, hashingKeySecretArn: 'arn:example' });
    await expect(keyedHash('a')).rejects.toThrow('not now');
    expect(await keyedHash('a')).toMatch(/^[a-z2-7]{52}$/);
    expect(calls()).toBe(2);
  });

  it('refuses keyed hashes where no key was given', async () => {
    await expect(createSurroundings(secretsFailing(0)).keyedHash('a')).rejects.toThrow('no hashing key');
  });
});
