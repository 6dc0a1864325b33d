import type { DischargeJournal } from '@continuum/application';
import type { TherapyDischarge } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { canonicalItemOf, canonicalOf } from './canonical.ts';
import type { Table } from './table.ts';

const journal = {
  kind: 'discharge',
  partnerId: 'riverside-pt',
  dischargeId: 'di_example',
} as DischargeJournal;
const small = { discharge: { messageId: 'RPT-2026-0042' } as TherapyDischarge };
const large = { discharge: { ...small.discharge, serviceRequested: 'ä'.repeat(140_000) } };

const bucket = new Map<string, string>();
const withBucket = {
  name: 'continuum',
  largeCanonicals: {
    keep: async (_partner: string, body: string) => {
      bucket.set('kept', body);
      return 'kept';
    },
    read: async (key: string) => bucket.get(key) ?? '',
  },
} as unknown as Table;
const withoutBucket = { name: 'continuum' } as Table;

describe('given a canonical discharge', () => {
  it('stands in its item up to 256 KB', async () => {
    const item = await canonicalItemOf(withoutBucket, journal, { version: 1, ...small });
    expect(item).toMatchObject({ SK: 'CANONICAL#00000001', body: JSON.stringify(small) });
    expect(await canonicalOf(withoutBucket, { body: JSON.stringify(small) })).toEqual(small);
  });

  it('goes to the bucket beyond, counted in bytes, and comes back from there', async () => {
    const item = await canonicalItemOf(withBucket, journal, { version: 1, ...large });
    expect(item).toMatchObject({ bucketKey: 'kept' });
    expect(await canonicalOf(withBucket, { bucketKey: 'kept' })).toEqual(large);
  });

  it('is refused where the table was opened without a bucket', async () => {
    const kept = canonicalItemOf(withoutBucket, journal, { version: 1, ...large });
    await expect(kept).rejects.toThrow('needs the bucket');
  });
});
