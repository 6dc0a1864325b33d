import type { EpisodeId, Instant } from '@continuum/contracts';
import { parseContractEvent } from '@continuum/events';
import { describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { journalIn, recordsOf } from '../../test/kept-items.ts';
import { openPractice } from '../../test/practice-in-memory.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { type Announcement, type JournalRecord, type KeptBatch, TransientError } from '../ports/index.ts';
import { announcementOf } from './announcement.ts';
import { publishAll } from './publish.ts';
import { republishKept } from './republish-kept.ts';

/** The journal of Jodie's discharge: one record, as it was committed. */
const received = async (): Promise<JournalRecord> => {
  const practice = openPractice();
  await practice.post(jodie);
  const { partnerId } = riverside;
  const dischargeId = await practice.surroundings.dischargeId(partnerId, jodie.messageId);
  const [record] = recordsOf(journalIn(practice.items, { kind: 'discharge', partnerId, dischargeId }));
  if (record === undefined) throw new Error('nothing was committed');
  return record;
};

const accepted = (version: number, type = 'ReferralAccepted') =>
  ({
    type,
    eventId: `ep_mzxw6ytboi5dqnzqgmytembqha.${String(version).padStart(8, '0')}`,
    episodeId: 'ep_mzxw6ytboi5dqnzqgmytembqha' as EpisodeId,
    version,
    position: 'referral/accepted',
    recordedAt: '2026-03-02T15:00:00.000Z',
    data: { trainerId: 'mara-lind', note: { noteId: 'no_x', saltedHash: 'y' } },
  }) as unknown as JournalRecord;

const recordingBus = (answer: (all: readonly Announcement[]) => readonly number[] = () => []) => {
  const calls: string[][] = [];
  return {
    calls,
    publish: async (all: readonly Announcement[]) => {
      calls.push(all.map(({ eventId }) => eventId));
      return answer(all);
    },
  };
};

describe('announcing a journal event', () => {
  it('says what happened in a contract event of the catalog, and nothing personal', async () => {
    const announcement = announcementOf(await received());
    if (announcement === undefined) throw new Error('nothing was announced');
    expect(announcement).toMatchObject({
      source: 'continuum.discharge',
      detailType: 'TherapyDischargeReceived.v1',
    });
    expect(parseContractEvent(announcement.detailType, JSON.parse(announcement.detail))).toMatchObject({
      ok: true,
    });
    for (const personal of ['Hicks', '1970-04-12', 'RPT-', 'discharges/'])
      expect(announcement.detail).not.toContain(personal);
  });

  it('gives the same bytes every time', async () => {
    const record = await received();
    expect(announcementOf(record)).toEqual(announcementOf(JSON.parse(JSON.stringify(record))));
  });

  it('leaves notes at home, and says where the episode stands', () => {
    const detail = JSON.parse(announcementOf(accepted(3))?.detail ?? '{}');
    expect(detail).toMatchObject({ stage: 'referral', status: 'accepted', data: { trainerId: 'mara-lind' } });
    expect(detail.data).not.toHaveProperty('note');
  });

  it('stays quiet about what is nobody else’s business', () => {
    expect(announcementOf(accepted(3, 'PlanSet'))).toBeUndefined();
  });

  it('refuses an event of a type nobody knows', () => {
    expect(() => announcementOf(accepted(3, 'Unheard'))).toThrow('unknown type');
    expect(() => announcementOf(accepted(3, 'constructor'))).toThrow('unknown type');
  });
});

describe('publishing journal events', () => {
  const many = Array.from({ length: 23 }, (_none, index) => accepted(index + 1));

  it('goes ten at a time, in order', async () => {
    const bus = recordingBus();
    expect(await publishAll(many, bus)).toEqual({ published: 23 });
    expect(bus.calls.map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(bus.calls.flat()).toEqual(many.map(({ eventId }) => eventId));
  });

  it('stops at the first the bus does not take, counting internal ones by their place', async () => {
    const bus = recordingBus((all) => (all.length === 10 ? [] : [1]));
    const records = [accepted(90, 'PlanSet'), ...many.slice(0, 12)];
    expect(await publishAll(records, bus)).toEqual({ published: 11, firstFailed: 12 });
  });

  it('publishes what stands before one that cannot be announced', async () => {
    const bus = recordingBus();
    const outcome = await publishAll([accepted(1), accepted(2, 'Unheard'), accepted(3)], bus);
    expect(outcome).toMatchObject({ published: 1, firstFailed: 1, cause: expect.any(Error) });
    expect(bus.calls.flat()).toHaveLength(1);
  });
});

describe('publishing what the relay gave up on', () => {
  const batch = (key: string, minute: number): KeptBatch => ({
    key,
    keptSince: `2026-03-02T15:${String(minute).padStart(2, '0')}:00.000Z` as Instant,
  });

  const keptOf = (contents: Readonly<Record<string, readonly JournalRecord[] | Error>>) => {
    const removed: string[] = [];
    return {
      removed,
      list: async () => Object.keys(contents).map((key, index) => batch(key, index)),
      read: async ({ key }: KeptBatch) => {
        const content = contents[key] ?? [];
        if (content instanceof Error) throw content;
        return content;
      },
      remove: async ({ key }: KeptBatch) => void removed.push(key),
    };
  };

  const run = async (kept: ReturnType<typeof keptOf>, bus = recordingBus()) => {
    const failures: string[] = [];
    const report = await republishKept({ kept, bus }, ({ key }) => failures.push(key));
    return { report, failures };
  };

  it('removes a batch once all of it is published', async () => {
    const kept = keptOf({ one: [accepted(1)], two: [accepted(2), accepted(3)] });
    expect(await run(kept)).toEqual({ report: { published: 3, left: 0 }, failures: [] });
    expect(kept.removed).toEqual(['one', 'two']);
  });

  it('keeps one that cannot be read or taken, and tells since when; the others do not wait', async () => {
    const kept = keptOf({
      garbled: new Error('no batch'),
      refused: [accepted(1), accepted(2)],
      fine: [accepted(3)],
    });
    const bus = recordingBus((all) => (all.length === 2 ? [1] : []));
    const { report, failures } = await run(kept, bus);
    expect(report).toEqual({ published: 2, left: 2, oldestLeftSince: '2026-03-02T15:00:00.000Z' });
    expect(failures).toEqual(['garbled']);
    expect(kept.removed).toEqual(['fine']);
  });

  it('does not ask a bus again that does not answer', async () => {
    const kept = keptOf({ one: new TransientError('no answer'), two: [accepted(2)] });
    const bus = recordingBus();
    expect((await run(kept, bus)).report).toMatchObject({ published: 0, left: 2 });
    expect(bus.calls).toEqual([]);
  });

  it('has nothing to do when nothing was kept', async () => {
    expect((await run(keptOf({}))).report).toEqual({ published: 0, left: 0 });
  });
});
