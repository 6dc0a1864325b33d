import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { journalIn, recordsOf } from '../../test/kept-items.ts';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import type { DischargeJournal, DischargeRow, Journal, Reading } from '../ports/index.ts';
import { listDischarges, readDischarge, readDischargeOfReferral } from './discharges.ts';

let practice: PracticeInMemory;
const { dischargedAt, ...withoutItsEnd } = jodie;

beforeEach(() => {
  practice = openPractice();
});

const rowOf = (journal: DischargeJournal): DischargeRow | undefined => {
  const { head, messageId = '' } = journalIn(practice.items, journal);
  return head === undefined ? undefined : { messageId, discharge: JSON.parse(head.state) };
};

/** Every discharge, the latest first, in pages whose cursor is a position. */
const discharges: Reading['discharges'] = async (_partnerId, { status }, { limit, after = '0' }) => {
  const all = [...practice.items.journals.values()]
    .flatMap(({ journal }) => (journal.kind === 'discharge' ? (rowOf(journal) ?? []) : []))
    .filter(({ discharge }) => status === undefined || discharge.status === status)
    .reverse();
  const end = Number(after) + limit;
  return { rows: all.slice(Number(after), end), ...(end < all.length ? { next: String(end) } : {}) };
};

const needs = () => ({
  reading: {
    ...practice.reading,
    discharge: async (journal: DischargeJournal) => rowOf(journal),
    discharges,
    episodesAt: async () => new Map(),
    records: async (journal: Journal) => ({ rows: recordsOf(journalIn(practice.items, journal)) }),
  },
  surroundings: practice.surroundings,
});

const read = (messageId: string) => readDischarge(riverside.partnerId, messageId, needs());
const listed = async (limit = 25) =>
  (await listDischarges(riverside.partnerId, { limit, status: 'refused' }, needs())).items.map(
    ({ messageId }) => messageId,
  );

describe('given a refused message', () => {
  beforeEach(async () => {
    await practice.post({ ...withoutItsEnd, messageId: 'RPT-1' });
  });

  it('stands in its sender’s inbox with its reasons, and says until when', async () => {
    expect(await read('RPT-1')).toMatchObject({
      outcome: 'refused',
      keptUntil: '2026-04-01T15:00:00.000Z',
      issues: [{ path: 'dischargedAt' }],
    });
    expect(await listed()).toEqual(['RPT-1']);
  });

  it('is there on the thirtieth day, and gone when it has passed', async () => {
    practice.surroundings.moveTo('2026-04-01T14:59:59.999Z');
    expect(await read('RPT-1')).toBeDefined();
    practice.surroundings.moveTo('2026-04-01T15:00:00.000Z');
    expect(await read('RPT-1')).toBeUndefined();
    expect(await listed()).toEqual([]);
  });

  it('is passed over likewise by whoever comes to it from a referral id', async () => {
    const { surroundings } = practice;
    const { reading } = needs();
    const dischargeId = await surroundings.dischargeId(riverside.partnerId, 'RPT-1');
    const leading = { surroundings, reading: { ...reading, dischargeOfReferral: async () => dischargeId } };
    const found = () => readDischargeOfReferral(riverside.partnerId, 'REF-1', leading);
    expect(await found()).toEqual({ items: [await read('RPT-1')] });
    surroundings.moveTo('2026-04-01T15:00:00.000Z');
    expect(await found()).toEqual({ items: [] });
  });

  it('counts anew from every attempt', async () => {
    practice.surroundings.moveDays(20);
    await practice.post({ ...withoutItsEnd, messageId: 'RPT-1', priority: 'urgent' });
    practice.surroundings.moveDays(20);
    expect(await read('RPT-1')).toMatchObject({ keptUntil: '2026-04-21T15:00:00.000Z' });
  });

  it('stays for good once it is accepted', async () => {
    await practice.post({ ...jodie, messageId: 'RPT-1', dischargedAt });
    practice.surroundings.moveDays(400);
    const view = await read('RPT-1');
    expect(view).toMatchObject({ outcome: 'received', issues: [] });
    expect(view).not.toHaveProperty('keptUntil');
  });

  it('can still be corrected and sent again after its time', async () => {
    practice.surroundings.moveDays(60);
    expect(await practice.post({ ...jodie, messageId: 'RPT-1' })).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'received' },
    });
  });
});

it('pages are filled past refusals whose time is over', async () => {
  for (const messageId of ['old-1', 'old-2', 'old-3']) await practice.post({ ...withoutItsEnd, messageId });
  practice.surroundings.moveDays(31);
  for (const messageId of ['new-1', 'new-2']) await practice.post({ ...withoutItsEnd, messageId });
  expect(await listed(1)).toEqual(['new-2']);
  expect(await listed(5)).toEqual(['new-2', 'new-1']);
  const { next, items } = await listDischarges(riverside.partnerId, { limit: 2 }, needs());
  expect(items).toHaveLength(2);
  const after = await listDischarges(riverside.partnerId, { limit: 2, after: next }, needs());
  expect(after).toEqual({ items: [] });
});

it('the original of a refused message is kept apart from those that were accepted', async () => {
  await practice.post({ ...withoutItsEnd, messageId: 'RPT-1' });
  const [kept] = practice.items.journals.values();
  expect(JSON.stringify(kept)).toContain('refused/riverside-pt/');
  expect(JSON.stringify(kept)).not.toContain('originals/riverside-pt/');
});
