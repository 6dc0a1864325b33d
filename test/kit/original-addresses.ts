import type { OriginalAddresses } from '@continuum/application';
import type { Instant } from '@continuum/contracts';

/** Addresses that anyone may make, of a place that does not exist. */
export const addressesIn = (place: string): OriginalAddresses => ({
  of: async (partnerId, hash) => ({
    url: `${place}/${partnerId}/${hash}`,
    expiresAt: '2026-03-02T17:05:00.000Z' as Instant,
  }),
});
