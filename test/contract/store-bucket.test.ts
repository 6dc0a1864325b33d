import { TransientError } from '@continuum/application';
import { createLargeCanonicals, createOriginals, createQuarantine } from '@continuum/aws';
import type { PartnerId } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBucketInMemory } from '../kit/bucket-in-memory.ts';

const riverside = 'riverside-pt' as PartnerId;
const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x00, 0xff, 0x7d]);

describe('given the bucket of a region', () => {
  let bucket: ReturnType<typeof createBucketInMemory>;
  let opened: { readonly client: typeof bucket.client; readonly bucketName: string };

  beforeEach(() => {
    bucket = createBucketInMemory();
    opened = { client: bucket.client, bucketName: 'continuum' };
  });

  describe('the originals', () => {
    it('are kept byte for byte, with their media type, under their partner', async () => {
      const key = await createOriginals(opened).keep(riverside, bytes, 'application/fhir+json');
      expect(key).toMatch(/^discharges\/riverside-pt\/originals\/[0-9a-f]{64}$/);
      expect(bucket.objects.get(key)).toEqual({
        bytes: Buffer.from(bytes),
        contentType: 'application/fhir+json',
      });
    });

    it('that were refused stand apart, where the bucket empties itself', async () => {
      const key = await createOriginals(opened).keepRefused(riverside, bytes, 'application/json');
      expect(key).toMatch(/^refused\/riverside-pt\/[0-9a-f]{64}$/);
      expect(bucket.objects.get(key)?.bytes).toEqual(Buffer.from(bytes));
    });

    it('kept again are the same object; of another partner another', async () => {
      const originals = createOriginals(opened);
      const first = await originals.keep(riverside, bytes, 'application/json');
      expect(await originals.keep(riverside, bytes, 'application/json')).toBe(first);
      expect(await originals.keep('hill-pt' as PartnerId, bytes, 'application/json')).not.toBe(first);
      expect(bucket.objects.size).toBe(2);
    });

    it('may be kept later when the bucket does not answer', async () => {
      const send = async () => {
        throw Object.assign(new Error('slow down'), { name: 'SlowDown' });
      };
      const troubled = createOriginals({ ...opened, client: { send } as never });
      await expect(troubled.keep(riverside, bytes, 'application/json')).rejects.toBeInstanceOf(
        TransientError,
      );
    });
  });

  describe('the quarantine', () => {
    it('keeps a message as it came, with its reasons, under its consumer and id', async () => {
      await createQuarantine(opened).keep('program-stage', 'm-1', ['not JSON'], '{');
      const kept = bucket.objects.get('quarantine/program-stage/m-1');
      expect(JSON.parse(kept?.bytes.toString() ?? '')).toEqual({
        consumer: 'program-stage',
        id: 'm-1',
        reason: ['not JSON'],
        body: '{',
      });
    });

    it.each(['../originals/x', 'a/b', '', 'x'.repeat(2000), 'm\u0000'])(
      'gives an id that is no plain word no say in where it is kept',
      async (id) => {
        await createQuarantine(opened).keep('program-stage', id, ['wrong'], '{}');
        expect([...bucket.objects.keys()]).toEqual([
          expect.stringMatching(/^quarantine\/program-stage\/[0-9a-f]{64}$/),
        ]);
      },
    );
  });

  describe('canonical forms no item can hold', () => {
    it('are read back as they were kept', async () => {
      const canonicals = createLargeCanonicals(opened);
      const key = await canonicals.keep(riverside, '{"messageId":"ä"}');
      expect(await canonicals.read(key)).toBe('{"messageId":"ä"}');
    });

    it('are refused when the bucket holds something else by now', async () => {
      const canonicals = createLargeCanonicals(opened);
      const key = await canonicals.keep(riverside, '{}');
      bucket.objects.set(key, { bytes: Buffer.from('{"other":1}'), contentType: undefined });
      await expect(canonicals.read(key)).rejects.toThrow('another canonical form');
    });
  });
});
