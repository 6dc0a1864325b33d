import { type KeptBatch, receiveDischarge, referralReactions, TransientError } from '@continuum/application';
import type { Instant } from '@continuum/contracts';
import { parseContractEvent } from '@continuum/events';
import { describe, expect, it } from 'vitest';
import { announcing } from '../bus-events.ts';
import { context, jodie, openWorld, riverside } from '../doubles.ts';
import type { ChoresNeeds } from './chores.ts';
import { createHandler } from './handler.ts';

const nothingKept: ChoresNeeds['kept'] = {
  list: async () => [],
  read: async () => [],
  remove: async () => undefined,
};

/** Jodie's referral is open and waits for its answer, due within 48 hours. */
const waiting = async () => {
  const world = openWorld();
  const bytes = new TextEncoder().encode(JSON.stringify(jodie));
  await receiveDischarge({ partner: riverside, mediaType: 'application/json', bytes }, world);
  const posted = [...world.kept.journals.values()][0]?.commits[0]?.records[0];
  const [message] = announcing(posted).Records;
  const { 'detail-type': detailType, detail } = JSON.parse(message?.body ?? '{}');
  const parsed = parseContractEvent(detailType, detail);
  if (!parsed.ok || parsed.event.type !== 'TherapyDischargeReceived') throw new Error('it was not announced');
  await referralReactions.TherapyDischargeReceived(parsed.event, { ...world, consumer: 'referral-stage' });
  const tick = (needs: Partial<ChoresNeeds> = {}) =>
    createHandler({ ...world, kept: nothingKept, ...needs })({}, context);
  return { ...world, posted, tick };
};

describe('a tick of the sweep', () => {
  it('misses what is past due, once', async () => {
    const { tick, tally, surroundings } = await waiting();
    surroundings.moveDays(5);
    await tick();
    await tick();
    expect(tally.counted).toMatchObject({ DeadlinesMissed: 1, EpisodesNotSwept: 0 });
  });

  it('stays quiet while nothing is due', async () => {
    const { tick, tally } = await waiting();
    await tick();
    expect(tally.counted).toEqual({
      DeadlinesReminded: 0,
      DeadlinesMissed: 0,
      EpisodesNotSwept: 0,
      EventsRepublished: 0,
      KeptBatchesLeft: 0,
      OldestKeptRecordAgeSeconds: 0,
    });
  });

  it('publishes what the relay gave up on, and removes it', async () => {
    const { tick, announced, posted } = await waiting();
    const removed: string[] = [];
    const batch: KeptBatch = { key: 'aws/lambda/one', keptSince: '2026-03-02T14:00:00.000Z' as Instant };
    await tick({
      kept: {
        list: async () => [batch],
        read: async () => (posted === undefined ? [] : [posted]),
        remove: async ({ key }) => void removed.push(key),
      },
    });
    expect(announced.map(({ eventId }) => eventId)).toEqual([posted?.eventId]);
    expect(removed).toEqual(['aws/lambda/one']);
  });

  it('publishes what was kept before it turns to a backlog of episodes, which may take the whole tick', async () => {
    const { tick, journals, surroundings, announced, posted } = await waiting();
    surroundings.moveDays(5);
    const announcedBefore: string[][] = [];
    await tick({
      journals: {
        ...journals,
        loadEpisode: async () => {
          announcedBefore.push(announced.map(({ eventId }) => eventId));
          throw new TransientError('busy');
        },
      },
      kept: {
        ...nothingKept,
        list: async () => [{ key: 'aws/lambda/one', keptSince: '2026-03-02T14:00:00.000Z' as Instant }],
        read: async () => (posted === undefined ? [] : [posted]),
      },
    });
    expect(announcedBefore).toEqual([[posted?.eventId]]);
  });

  it('tells how long the oldest batch waits that it could not publish', async () => {
    const { tick, tally } = await waiting();
    const keptSince = '2026-03-02T14:50:00.000Z' as Instant;
    await tick({
      kept: {
        ...nothingKept,
        list: async () => [{ key: 'aws/lambda/one', keptSince }],
        read: () => Promise.reject(new TransientError('busy')),
      },
    });
    expect(tally.counted).toMatchObject({ KeptBatchesLeft: 1, OldestKeptRecordAgeSeconds: 600 });
  });

  it('does the rest and then fails when an episode cannot be swept by a defect of ours', async () => {
    const { tick, journals, surroundings, tally, log } = await waiting();
    surroundings.moveDays(5);
    const broken = { ...journals, loadEpisode: () => Promise.reject(new Error('Jodie Hicks')) };
    await expect(tick({ journals: broken })).rejects.toThrow('deadlines');
    expect(tally.counted).toMatchObject({ EpisodesNotSwept: 1, OldestKeptRecordAgeSeconds: 0 });
    expect(JSON.stringify(log.told)).not.toContain('Hicks');
  });

  it('leaves an episode that is only busy to the next tick', async () => {
    const { tick, journals, surroundings, tally } = await waiting();
    surroundings.moveDays(5);
    await tick({ journals: { ...journals, loadEpisode: () => Promise.reject(new TransientError('busy')) } });
    expect(tally.counted).toMatchObject({ EpisodesNotSwept: 1, DeadlinesMissed: 0 });
  });
});
