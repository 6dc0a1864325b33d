import { createHash, createHmac } from 'node:crypto';
import type { DischargeId, Instant } from '@continuum/contracts';
import type { Surroundings } from '../src/index.ts';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const dayInMilliseconds = 86_400_000;

const toBase32 = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 26), (byte) => base32[byte % base32.length]).join('');

const hmac = (parts: readonly string[]): string =>
  toBase32(createHmac('sha256', 'a key for tests').update(JSON.stringify(parts)).digest());

/** A clock that a test moves, ids that count up, and real hashes. */
export interface MovedSurroundings extends Surroundings {
  moveTo(instant: string): void;
  moveDays(days: number): void;
}

export const createSurroundings = (start: string): MovedSurroundings => {
  let now = start as Instant;
  let given = 0;
  return {
    now: () => now,
    newId: (prefix) => {
      given += 1;
      return `${prefix}_${hmac([String(given)])}`;
    },
    newSalt: () => {
      given += 1;
      return hmac(['salt', String(given)]);
    },
    hash: (bytes) => createHash('sha256').update(bytes).digest('base64url'),
    dischargeId: async (partnerId, messageId) => `di_${hmac([partnerId, messageId])}` as DischargeId,
    keyedHash: async (...parts) => hmac(parts),
    moveTo: (instant) => {
      now = instant as Instant;
    },
    moveDays: (days) => {
      now = new Date(Date.parse(now) + days * dayInMilliseconds).toISOString() as Instant;
    },
  };
};
