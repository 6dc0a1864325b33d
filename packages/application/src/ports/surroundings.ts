import type { DischargeId, EventId, Instant, PartnerId } from '@continuum/contracts';

/** The world outside, as the use cases need it: time, ids, hashes. */
export interface Surroundings {
  now(): Instant;
  /** A new random id with its prefix: `ep_…`, `cl_…`, `no_…`, `im_…`, `wh_…`, `msg_test_…`. */
  newId(prefix: 'ep' | 'cl' | 'no' | 'im' | 'wh' | 'msg_test'): string;
  /** A random salt, base64url. */
  newSalt(): string;
  /** SHA-256, base64url. */
  hash(bytes: Uint8Array | string): string;
  /** `di_…`: a keyed hash of partner and message id, so that it names neither. */
  dischargeId(partnerId: PartnerId, messageId: string): Promise<DischargeId>;
  /** HMAC-SHA-256 under the region's hashing key, base32: what pointers are keyed by. */
  keyedHash(...parts: readonly string[]): Promise<string>;
}

/** Keeps what partners sent, byte for byte. */
export interface Originals {
  /** Idempotent: the key is derived from the content. Resolves to the key. */
  keep(partnerId: PartnerId, bytes: Uint8Array, contentType: string): Promise<string>;
  /** The same for a refused message, which is kept 30 days from the last attempt. */
  keepRefused(partnerId: PartnerId, bytes: Uint8Array, contentType: string): Promise<string>;
}

/** Where an original can be fetched for a while, by whoever is told. */
export interface OriginalAddresses {
  /**
   * @param hash SHA-256 of its bytes, base64url
   */
  of(
    partnerId: PartnerId,
    hash: string,
    contentType: string,
  ): Promise<{ readonly url: string; readonly expiresAt: Instant }>;
}

/** Messages no consumer can read: kept with the reason, and acknowledged. */
export interface Quarantine {
  keep(consumer: string, id: string, reason: readonly string[], body: string): Promise<void>;
}

/** One entry to publish. */
export interface Announcement {
  readonly eventId: EventId;
  readonly source: string;
  readonly detailType: string;
  readonly detail: string;
  readonly time: Instant;
}

export interface Bus {
  /** Publishes at most ten a call. Resolves to the indexes of entries that were not taken. */
  publish(announcements: readonly Announcement[]): Promise<readonly number[]>;
}

/** Something that may succeed when tried again: throttling, a lost connection, too many conflicts. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}
