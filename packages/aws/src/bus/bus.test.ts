import { type Announcement, TransientError } from '@continuum/application';
import { describe, expect, it } from 'vitest';
import { createBus } from './bus.ts';

const announcement = {
  eventId: 'ep_aaaaaaaaaaaaaaaa.00000001',
  source: 'continuum.episode',
  detailType: 'ReferralOpened.v1',
  detail: '{}',
  time: '2026-03-02T15:00:00.000Z',
} as Announcement;

const busAnswering = (answer: object | Error) =>
  createBus({
    busName: 'continuum',
    client: {
      send: async () => {
        if (answer instanceof Error) throw answer;
        return answer;
      },
    } as never,
  });

describe('given a bus', () => {
  it('names the entries that were not taken', async () => {
    const Entries = [{ EventId: '1' }, { ErrorCode: 'InternalFailure' }, { EventId: '3' }];
    const bus = busAnswering({ FailedEntryCount: 1, Entries });
    expect(await bus.publish([announcement, announcement, announcement])).toEqual([1]);
  });

  it('is not asked when there is nothing to publish', async () => {
    expect(await busAnswering(new Error('asked')).publish([])).toEqual([]);
  });

  it('refuses more entries than one call takes', async () => {
    const eleven = Array.from({ length: 11 }, () => announcement);
    await expect(busAnswering({}).publish(eleven)).rejects.toThrow('more than PutEvents takes');
  });

  it.each([
    ['it is throttled', Object.assign(new Error('slow down'), { name: 'ThrottlingException' })],
    ['it answers for fewer entries', { FailedEntryCount: 0, Entries: [] }],
  ])('may be tried again when %s', async (_what, answer) => {
    await expect(busAnswering(answer).publish([announcement])).rejects.toBeInstanceOf(TransientError);
  });
});
