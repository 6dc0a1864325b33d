import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { KeptBatch } from '@continuum/application';
import { describe, expect, it } from 'vitest';
import { createKeptBatches } from './kept-batches.ts';

const body = JSON.stringify({
  eventId: 'ep_a.00000001',
  type: 'ReferralOpened',
  version: 1,
  schemaVersion: 1,
  recordedAt: '2026-03-02T15:00:00.000Z',
});
const event = { dynamodb: { NewImage: { PK: { S: 'P' }, SK: { S: 'EVENT#00000001' }, body: { S: body } } } };
const head = { dynamodb: { NewImage: { PK: { S: 'P' }, SK: { S: 'HEAD' }, version: { N: '1' } } } };
const batch = { key: 'aws/lambda/relay/1' } as KeptBatch;

/** A bucket of two pages whose every object holds the same text. */
const bucketHolding = (text: string) => {
  const removed: unknown[] = [];
  const page = (token: string | undefined) =>
    token === undefined
      ? { Contents: [{ Key: 'late', LastModified: new Date('2026-03-02') }], NextContinuationToken: 'more' }
      : { Contents: [{ Key: 'early', LastModified: new Date('2026-03-01') }] };
  const send = async (command: { readonly input: unknown }) => {
    if (command instanceof ListObjectsV2Command) return page(command.input.ContinuationToken);
    if (command instanceof GetObjectCommand) return { Body: { transformToString: async () => text } };
    removed.push(command.input);
    return {};
  };
  return { kept: createKeptBatches({ client: { send } as never, bucketName: 'example' }), removed };
};

const holding = (payload: unknown) => bucketHolding(JSON.stringify({ payload: JSON.stringify(payload) }));

describe('given batches that the relay gave up on', () => {
  it('lists those that wait longest first, over every page', async () => {
    const { kept } = bucketHolding('');
    expect((await kept.list(10)).map(({ key }) => key)).toEqual(['early', 'late']);
    expect(await kept.list(1)).toHaveLength(1);
  });

  it('reads the journal events of a batch, and nothing else', async () => {
    const { kept } = holding({ Records: [head, event, {}] });
    expect(await kept.read(batch)).toEqual([JSON.parse(body)]);
  });

  it.each(['not JSON', '{}', JSON.stringify({ payload: '{"Records":1}' })])(
    'refuses what is no batch, without repeating it: %s',
    async (text) => {
      await expect(bucketHolding(text).kept.read(batch)).rejects.toThrow(/a kept batch.* is not/);
    },
  );

  it('removes what was published', async () => {
    const { kept, removed } = bucketHolding('');
    await kept.remove(batch);
    expect(removed).toEqual([{ Bucket: 'example', Key: batch.key }]);
  });
});
