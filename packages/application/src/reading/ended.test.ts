import type { EpisodeId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { journalIn, recordsOf } from '../../test/kept-items.ts';
import { bytesOf, openPractice } from '../../test/practice-in-memory.ts';
import { openReferral } from '../../test/program-journey.ts';
import { mara, northHarbor, otto, riverside, southBay } from '../../test/registry-in-memory.ts';
import { sweepDeadlines } from '../deadlines/sweep.ts';
import { correctDischarge } from '../discharges/correct-discharge.ts';
import type { DischargeJournal, Journal } from '../ports/index.ts';
import { readDischarge } from './discharges.ts';
import { readEpisode, readEpisodeDischarge } from './episodes.ts';
import { listTransitions } from './next-steps.ts';

const { practiceId } = northHarbor;

const opened = async () => {
  const practice = openPractice();
  const episodeId = (await openReferral(practice)) as EpisodeId;
  const reading = {
    ...practice.reading,
    client: async () => undefined,
    notes: async () => new Map(),
    records: async (journal: Journal) => ({ rows: recordsOf(journalIn(practice.items, journal)) }),
    discharge: async (journal: DischargeJournal) => {
      const { head, messageId = '' } = journalIn(practice.items, journal);
      return head === undefined ? undefined : { messageId, discharge: JSON.parse(head.state) };
    },
  };
  return { practice, episodeId, reading };
};

describe('given a referral that was declined', () => {
  const declined = async () => {
    const { practice, episodeId, reading } = await opened();
    await practice.ask(episodeId, 'decline-referral', { reason: 'no-capacity' });
    return { practice, episodeId, reading };
  };
  const ended = { at: '2026-03-02T15:00:00.000Z', reason: 'no-capacity', closing: 'member' };

  it('its practice reads when, why and by whom it ended', async () => {
    const { episodeId, reading } = await declined();
    expect(await readEpisode(practiceId, episodeId, reading)).toMatchObject({ status: 'declined', ended });
  });

  it('so does the clinic that referred, and is asked for nothing any more', async () => {
    const { practice, reading } = await declined();
    const { surroundings } = practice;
    expect(
      await readDischarge(riverside.partnerId, jodie.messageId, { reading, surroundings }),
    ).toMatchObject({
      stage: 'closed',
      status: 'declined',
      ended,
      missing: [],
    });
  });

  it('nothing is due to that clinic any more, not even what was missed before', async () => {
    const { practice, episodeId, reading } = await opened();
    const { surroundings } = practice;
    const read = () => readDischarge(riverside.partnerId, jodie.messageId, { reading, surroundings });
    surroundings.moveDays(3);
    await sweepDeadlines(practice, (_journal, cause) => {
      throw cause;
    });
    expect((await read())?.nextDue).toBe('2026-03-04T15:00:00.000Z');
    await practice.ask(episodeId, 'decline-referral', { reason: 'no-capacity' });
    expect(await read()).not.toHaveProperty('nextDue');
  });

  it('reopened, it has not ended', async () => {
    const { practice, episodeId, reading } = await declined();
    await practice.ask(episodeId, 'reopen-episode', { reason: 'new-information' });
    expect(await readEpisode(practiceId, episodeId, reading)).not.toHaveProperty('ended');
  });

  it('can be reopened only to where it stood', async () => {
    const { practice, episodeId, reading } = await declined();
    const now = practice.surroundings.now();
    const next = await listTransitions({ member: mara, practice: northHarbor }, episodeId, now, reading);
    expect(next?.items.find(({ command }) => command === 'reopen-episode')).toMatchObject({
      allowed: true,
      leadsTo: [{ stage: 'referral', status: 'information-requested' }],
    });
  });
});

describe('given a command of another role', () => {
  it('what stands in its way says so, beside what else does', async () => {
    const { practice, episodeId, reading } = await opened();
    const now = practice.surroundings.now();
    const next = await listTransitions({ member: otto, practice: northHarbor }, episodeId, now, reading);
    expect(next?.items.find(({ command }) => command === 'record-session')).toMatchObject({
      allowed: false,
      callers: expect.not.arrayContaining(['coordinator']),
      blockedBy: expect.arrayContaining([
        expect.objectContaining({ code: 'not-in-your-role' }),
        expect.objectContaining({ code: 'not-in-this-status' }),
      ]),
    });
  });

  it('nothing is ever refused without a reason', async () => {
    const { practice, episodeId, reading } = await opened();
    const now = practice.surroundings.now();
    for (const member of [mara, otto]) {
      const next = await listTransitions({ member, practice: northHarbor }, episodeId, now, reading);
      for (const { allowed, blockedBy } of next?.items ?? []) expect(blockedBy.length === 0).toBe(allowed);
    }
  });
});

describe('what the clinic wrote', () => {
  it('is read by the members of the practice, as it was corrected last', async () => {
    const { practice, episodeId, reading } = await opened();
    const corrected = { ...jodie, precautions: ['No load overhead above 2 kg.'] };
    await correctDischarge(
      {
        partner: riverside,
        mediaType: 'application/json',
        bytes: bytesOf(corrected),
        messageId: jodie.messageId,
      },
      practice,
    );
    await practice.deliverAll();
    expect(await readEpisodeDischarge(practiceId, episodeId, reading)).toMatchObject({
      referrer: jodie.referrer,
      conditions: jodie.conditions,
      precautions: ['No load overhead above 2 kg.'],
    });
  });

  it('is not there for another practice', async () => {
    const { episodeId, reading } = await opened();
    expect(await readEpisodeDischarge(southBay.practiceId, episodeId, reading)).toBeUndefined();
  });
});
