import { type Announcement, type JournalRecord, TransientError } from '@continuum/application';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { contextWith, recordingLog, recordingTally } from '../../test/recording.ts';
import { createStreamRelay } from './stream-relay.ts';

const episodeId = 'ep_mzxw6ytboi5dqnzqgmytembqha';

const accepted = (version: number, type = 'ReferralAccepted') =>
  ({
    type,
    eventId: `${episodeId}.${String(version).padStart(8, '0')}`,
    version,
    episodeId,
    position: 'referral/accepted',
    recordedAt: '2026-03-02T15:00:00.000Z',
    data: {},
  }) as unknown as JournalRecord;

/** A stream of items: a journal event, another item, or one that cannot be read. */
const stream = (...items: readonly (JournalRecord | 'another item' | 'garbled')[]): DynamoDBStreamEvent => ({
  Records: items.map((item, index) => ({
    dynamodb: { SequenceNumber: String(index + 1), NewImage: { item: { S: JSON.stringify(item) } } },
  })),
});

const recordOfImage = (image: {
  readonly [name: string]: { readonly S?: string };
}): JournalRecord | undefined => {
  const item: unknown = JSON.parse(image['item']?.S ?? 'null');
  if (item === 'garbled') throw new Error('a journal event in the stream has no body');
  return item === 'another item' ? undefined : (item as JournalRecord);
};

const opened = (publish: (all: readonly Announcement[]) => Promise<readonly number[]>) => {
  const taken: string[] = [];
  const log = recordingLog();
  const tally = recordingTally();
  const bus = {
    publish: async (all: readonly Announcement[]) => {
      const failed = await publish(all);
      taken.push(...all.filter((_one, index) => !failed.includes(index)).map(({ eventId }) => eventId));
      return failed;
    },
  };
  const handler = createStreamRelay({ bus, recordOfImage, log, tally });
  return { taken, tally, relay: (event: DynamoDBStreamEvent) => handler(event, contextWith(30_000)) };
};

const takesAll = async () => [];

describe('the stream of the table', () => {
  it('is published in order, other items aside', async () => {
    const { relay, taken, tally } = opened(takesAll);
    expect(await relay(stream(accepted(1), 'another item', accepted(2)))).toEqual({ batchItemFailures: [] });
    expect(taken).toEqual([`${episodeId}.00000001`, `${episodeId}.00000002`]);
    expect(tally.counted).toEqual({ EventsPublished: 2 });
  });

  it('says nothing of what is nobody else’s business', async () => {
    const { relay, taken } = opened(takesAll);
    expect(await relay(stream(accepted(1, 'PlanSet')))).toEqual({ batchItemFailures: [] });
    expect(taken).toEqual([]);
  });

  it('comes back from the first event the bus did not take, among others it did', async () => {
    const { relay } = opened(async () => [1]);
    const answer = await relay(stream(accepted(1), 'another item', accepted(2), accepted(3)));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
  });

  it('comes back whole when the bus cannot be reached', async () => {
    const { relay } = opened(() => Promise.reject(new TransientError('the bus did not answer')));
    const answer = await relay(stream('another item', accepted(1), accepted(2)));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  it('publishes what stands before an item that cannot be read, and comes back from there', async () => {
    const { relay, taken } = opened(takesAll);
    expect(await relay(stream(accepted(1), 'garbled', accepted(2)))).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
    expect(taken).toEqual([`${episodeId}.00000001`]);
  });

  it('publishes what stands before an event of a type nobody knows', async () => {
    const { relay, taken } = opened(takesAll);
    expect(await relay(stream(accepted(1), accepted(2, 'Unheard')))).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
    expect(taken).toEqual([`${episodeId}.00000001`]);
  });
});
