import type { ClientId, EpisodeId, PartnerId } from '@continuum/contracts';
import {
  clientView,
  dischargeReceipt,
  dischargeStatus,
  dischargeTrial,
  episodeView,
  timelineEntry,
  transitionsView,
} from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { journalIn, recordsOf } from '../../test/kept-items.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { mara, northHarbor, otto, riverside, southBay } from '../../test/registry-in-memory.ts';
import { examineMessage } from '../discharges/examine-message.ts';
import type { Journal, Reading } from '../ports/index.ts';
import { mayAsk } from './asking.ts';
import { readClient, searchClients } from './clients.ts';
import { receiptView, trialView } from './discharge-views.ts';
import { listDischarges, readDischarge, readDischargeOfReferral } from './discharges.ts';
import { listEpisodes, readEpisode } from './episodes.ts';
import { listTransitions } from './next-steps.ts';
import { readTimeline } from './timeline.ts';

const page = { limit: 25 };

/** Everything the in-memory store holds, read: without pages, since no test here fills one. */
const readingOf = ({ items, reading }: PracticeInMemory): Reading => {
  const kept = (journal: Journal) => journalIn(items, journal);
  const stateOf = (journal: Journal) => JSON.parse(kept(journal).head?.state ?? 'null') ?? undefined;
  const clientsOf = (practiceId: string) =>
    [...items.clients.values()].filter((one) => one.practiceId === practiceId);
  return {
    ...reading,
    episodes: async (practiceId) => ({
      rows: [...items.journals.values()].flatMap(({ journal, standing }) =>
        journal.kind === 'episode' && journal.practiceId === practiceId && standing?.clientId !== undefined
          ? [{ ...standing, episodeId: journal.episodeId, clientId: standing.clientId }]
          : [],
      ),
    }),
    records: async (journal) => ({ rows: recordsOf(kept(journal)) }),
    notes: async (journal, ids) =>
      new Map(
        ids.flatMap((id) =>
          kept(journal).notes.has(id) ? [[id, kept(journal).notes.get(id)?.text ?? '']] : [],
        ),
      ),
    client: async (practiceId, id) => items.clients.get(`${practiceId} ${id}`),
    clients: async (practiceId) => new Map(clientsOf(practiceId).map((client) => [client.clientId, client])),
    clientsNamed: async (practiceId) => ({ rows: clientsOf(practiceId) }),
    episodesOf: async (practiceId, id) => [...(items.episodes.get(`${practiceId} ${id}`) ?? [])],
    episodesAt: async (journals) =>
      new Map(
        journals.flatMap((journal) => {
          const state = stateOf(journal);
          return state === undefined ? [] : [[journal.episodeId, state]];
        }),
      ),
    discharges: async (partnerId) => ({
      rows: [...items.journals.values()].flatMap(({ journal, messageId }) =>
        journal.kind === 'discharge' && journal.partnerId === partnerId && messageId !== undefined
          ? [{ messageId, discharge: stateOf(journal) }]
          : [],
      ),
    }),
  };
};

let practice: PracticeInMemory;
let reading: Reading;
let episodeId: EpisodeId;
let clientId: ClientId;

beforeEach(async () => {
  practice = openPractice();
  await practice.post(jodie);
  await practice.deliverAll();
  reading = readingOf(practice);
  const [row] = (await reading.episodes(northHarbor.practiceId, 'open', {}, page)).rows;
  if (row === undefined) throw new Error('no referral is open');
  ({ episodeId, clientId } = row);
});

const now = () => practice.surroundings.now();
const { practiceId } = northHarbor;

describe('what a member reads of an episode', () => {
  it('is the episode as it stands, by the client’s name', async () => {
    const view = await readEpisode(practiceId, episodeId, reading);
    expect(episodeView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      clientName: 'Hicks, Jodie',
      stage: 'referral',
      missing: [{ need: 'informed-consent', from: 'client' }],
      papers: [{ paper: 'written-referral', signedOn: '2026-03-01' }],
    });
    expect(view?.deadlines[0]?.deadline).toBe('referral-answer');
  });

  it.each([
    [{}, 'open'],
    [{ stage: 'closed' }, 'closed'],
    [{ status: 'declined' }, 'closed'],
    [{ status: 'accepted' }, 'open'],
    [{ which: 'open', status: 'declined' }, 'open'],
  ] as const)('is asked for by %j among the %s ones', async (asked, which) => {
    const lists: string[] = [];
    const episodes: Reading['episodes'] = async (_practiceId, list) => {
      lists.push(list);
      return { rows: [] };
    };
    await listEpisodes(practiceId, { ...asked, ...page }, now(), { ...reading, episodes });
    expect(lists).toEqual([which]);
  });

  it('is a line of the work list, late once its deadline has passed', async () => {
    const row = async () =>
      (await listEpisodes(practiceId, { which: 'open', ...page }, now(), reading)).items[0];
    expect(await row()).toMatchObject({ episodeId, clientName: 'Hicks, Jodie', late: false });
    practice.surroundings.moveDays(30);
    expect(await row()).toMatchObject({ late: true });
  });

  it('is every entry of its journal, with the texts people wrote, until they are erased', async () => {
    await practice.ask(episodeId, 'accept-referral', { trainerId: 'mara-lind', note: 'Stairs worry her.' });
    const read = async () => (await readTimeline(practiceId, episodeId, page, reading))?.items ?? [];
    const entries = await read();
    for (const entry of entries) expect(timelineEntry.parse(entry)).toEqual(entry);
    expect(entries.find(({ type }) => type === 'ReferralAccepted')?.data).toEqual({
      trainerId: 'mara-lind',
      note: 'Stairs worry her.',
    });
    journalIn(practice.items, practice.journalOf(episodeId)).notes.clear();
    expect((await read()).find(({ type }) => type === 'ReferralAccepted')?.data).toEqual({
      trainerId: 'mara-lind',
    });
  });

  it('is what may happen next, for the member who asks', async () => {
    const asked = async (member: typeof mara) =>
      listTransitions({ member, practice: northHarbor }, episodeId, now(), reading);
    const view = await asked(mara);
    expect(transitionsView.parse(view)).toEqual(view);
    const blocked = view?.items.find(({ command }) => command === 'start-program');
    expect(blocked).toMatchObject({ allowed: false });
    expect(blocked?.blockedBy[0]?.sentence).toMatch(/\.$/);
    const attempt = (items: typeof view) =>
      items?.items.find(({ command }) => command === 'record-contact-attempt');
    expect(attempt(view)?.allowed).toBe(true);
    const neither = { ...otto, roles: [] };
    expect(attempt(await asked(neither))?.allowed).toBe(false);
  });

  it('is nothing at all for the members of another practice', async () => {
    const other = southBay.practiceId;
    expect(await readEpisode(other, episodeId, reading)).toBeUndefined();
    expect(await readTimeline(other, episodeId, page, reading)).toBeUndefined();
    expect(
      await listTransitions({ member: mara, practice: southBay }, episodeId, now(), reading),
    ).toBeUndefined();
    expect(await readClient(other, clientId, reading)).toBeUndefined();
    expect((await listEpisodes(other, { which: 'open', ...page }, now(), reading)).items).toEqual([]);
  });
});

describe('what a member reads of a client', () => {
  it('is the person and every episode', async () => {
    const view = await readClient(practiceId, clientId, reading);
    expect(clientView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      name: { family: 'Hicks', given: ['Jodie'] },
      contact: { phone: '+1-555-0100' },
      episodes: [{ episodeId, stage: 'referral' }],
    });
  });

  it('is a name and a birth date in a search', async () => {
    expect((await searchClients(practiceId, { query: 'hi', ...page }, reading)).items).toEqual([
      { clientId, name: { family: 'Hicks', given: ['Jodie'] }, birthDate: '1970-04-12' },
    ]);
  });
});

describe('what a partner reads of its referral', () => {
  const read = (partnerId: PartnerId = riverside.partnerId) =>
    readDischarge(partnerId, jodie.messageId, { reading, surroundings: practice.surroundings });

  it('is where it stands, what is missing and from whom, and what is due next; nothing of the practice’s own', async () => {
    const view = await read();
    expect(dischargeStatus.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      messageId: jodie.messageId,
      outcome: 'received',
      stage: 'referral',
      missing: [{ need: 'informed-consent', from: 'client' }],
    });
    expect(view?.nextDue).toBeDefined();
    for (const hidden of [episodeId, clientId, 'Hicks', 'trainer'])
      expect(JSON.stringify(view)).not.toContain(hidden);
    expect(view?.since).toBe('2026-03-02T15:00:00.000Z');
    const { surroundings } = practice;
    const list = await listDischarges(riverside.partnerId, page, { reading, surroundings });
    expect(list.items).toEqual([view]);
  });

  const byReferral = (partnerId: PartnerId, referralId: string) =>
    readDischargeOfReferral(partnerId, referralId, { reading, surroundings: practice.surroundings });

  it('is found by the partner’s own referral id too, and by nobody else’s', async () => {
    const found = await byReferral(riverside.partnerId, jodie.referralId);
    expect(found).toEqual({ items: [await read()] });
    expect(await byReferral(riverside.partnerId, 'REF-9999')).toEqual({ items: [] });
    expect(await byReferral('harbor-view' as PartnerId, jodie.referralId)).toEqual({ items: [] });
  });

  it('says since when it stands there, whatever was recorded since', async () => {
    practice.surroundings.moveDays(1);
    await practice.ask(episodeId, 'accept-referral', { trainerId: mara.memberId });
    const acceptedAt = now();
    practice.surroundings.moveDays(2);
    const attempt = { channel: 'phone', attemptedAt: now(), result: 'no-answer' };
    await practice.ask(episodeId, 'record-contact-attempt', attempt);
    expect(await read()).toMatchObject({ status: 'accepted', since: acceptedAt });
  });

  it('names the last document that was sent, and when', async () => {
    expect(await read()).not.toHaveProperty('lastDocument');
    const sentAt = now();
    await practice.ask(episodeId, 'accept-referral', { trainerId: mara.memberId });
    for (const paper of ['informed-consent', 'release-of-information'])
      await practice.ask(episodeId, 'record-paper', { paper, signedOn: '2026-03-02' });
    await practice.ask(episodeId, 'start-program', { visitHeldAt: sentAt });
    const letter = { document: 'introductory-letter', sentAt, channel: 'fax' };
    await practice.ask(episodeId, 'record-document-sent', letter);
    expect(await read()).toMatchObject({ lastDocument: { document: 'introductory-letter', sentAt } });
  });

  it('is nothing at all for another partner', async () => {
    expect(await read('harbor-view' as PartnerId)).toBeUndefined();
    expect(
      (
        await listDischarges('harbor-view' as PartnerId, page, {
          reading,
          surroundings: practice.surroundings,
        })
      ).items,
    ).toEqual([]);
  });

  it('stands where it will open while nobody has reacted to it yet', async () => {
    await practice.post({ ...jodie, messageId: 'RPT-2026-0099' });
    const view = await readDischarge(riverside.partnerId, 'RPT-2026-0099', {
      reading,
      surroundings: practice.surroundings,
    });
    expect(view).toMatchObject({ stage: 'referral', status: 'received' });
  });

  it('has no stage while it is refused, and says why', async () => {
    await practice.post({ ...jodie, messageId: 'RPT-2026-0098', dischargedAt: '2031-01-01T00:00:00Z' });
    const view = await readDischarge(riverside.partnerId, 'RPT-2026-0098', {
      reading,
      surroundings: practice.surroundings,
    });
    expect(view).toMatchObject({ outcome: 'refused', issues: [{ path: 'dischargedAt' }] });
    expect(view).not.toHaveProperty('stage');
  });

  it('is a receipt, and before that a trial that keeps nothing', async () => {
    const result = await practice.post(jodie);
    if (result.kind !== 'done') throw new Error('there is no receipt');
    const receipt = receiptView(result.receipt);
    expect(dischargeReceipt.parse(receipt)).toEqual(receipt);
    const translation = practice.translator.translate('application/json', bytesOf(jodie), riverside);
    if (translation === 'unsupported') throw new Error('it was not translated');
    const examined = await examineMessage(translation, riverside, practice);
    if ('kind' in examined) throw new Error('it was not examined');
    const trial = trialView(examined);
    expect(dischargeTrial.parse(trial)).toEqual(trial);
    expect(trial).toMatchObject({ outcome: 'received', routedBy: 'only-agreement', practiceId });
  });
});

describe('who may ask for a command', () => {
  it('is decided by role, and a command of nobody’s is no command', () => {
    expect(mayAsk('record-session', ['trainer'])).toBe('yes');
    expect(mayAsk('record-session', ['coordinator'])).toBe('not-in-this-role');
    expect(mayAsk('open-referral' as never, ['owner'])).toBe('no-such-command');
  });
});
