import { beforeEach, describe, expect, it } from 'vitest';
import { jodie, rosa } from '../../test/jodie-hicks.ts';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { openReferral } from '../../test/program-journey.ts';
import { northHarbor, riverside, southBay } from '../../test/registry-in-memory.ts';
import { type Trouble, withTroubles } from '../../test/troubled-journals.ts';
import { TransientError } from '../ports/index.ts';
import { openReferral as react } from './open-referral.ts';
import { referralReactions } from './react.ts';

let practice: PracticeInMemory;

beforeEach(() => {
  practice = openPractice();
});

const clients = () => [...practice.items.clients.values()];
const again = { ...jodie, messageId: 'RPT-2026-0099', dischargedAt: '2026-03-02T10:00:00Z' };

describe('given an accepted discharge, when it is announced', () => {
  it('opens the referral under the episode id that the discharge holds', async () => {
    const episodeId = await openReferral(practice);
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'referral/information-requested',
      missing: [{ need: 'informed-consent', from: 'client' }],
      papers: { 'written-referral': { signedOn: '2026-03-01' } },
      clientId: clients()[0]?.clientId,
    });
    expect(practice.eventsOf(episodeId).map(({ type, by }) => [type, by.kind])).toEqual([
      ['ReferralOpened', 'reaction'],
      ['InformationRequested', 'reaction'],
    ]);
  });

  it('keeps the person in the practice, and the identifiers that lead to them', async () => {
    const episodeId = await openReferral(practice);
    const { clientId } = await practice.episode(episodeId);
    expect(clients()).toEqual([
      {
        ...jodie.client,
        clientId,
        practiceId: 'north-harbor',
        version: 1,
        identifiers: jodie.client.identifiers,
      },
    ]);
    expect([...practice.items.identities.values()]).toEqual([clientId]);
    expect(await practice.episode(episodeId)).not.toHaveProperty('possibleDuplicate');
    expect([...(practice.items.episodes.get(`north-harbor ${clientId}`) ?? [])]).toEqual([episodeId]);
  });

  it('stands on the work list by its first deadline, and before the sweep', async () => {
    const episodeId = await openReferral(practice);
    const kept = practice.items.journals.get(`north-harbor ${episodeId}`);
    expect(kept?.standing).toMatchObject({
      stage: 'referral',
      status: 'information-requested',
      due: '2026-03-04T15:00:00.000Z',
      list: { kind: 'open', order: '2026-03-04T15:00:00.000Z' },
      sweepAt: '2026-03-04T03:00:00.000Z',
    });
  });

  it('stays quiet when it is announced again', async () => {
    const episodeId = await openReferral(practice);
    const { version } = await practice.episode(episodeId);
    expect(await practice.deliver(practice.lastOf('TherapyDischargeReceived'))).toEqual([
      { kind: 'unchanged' },
    ]);
    expect((await practice.episode(episodeId)).version).toBe(version);
    expect(clients()).toHaveLength(1);
  });

  it('is retried while its canonical form cannot be read, or its practice is unknown', async () => {
    await practice.post(jodie);
    const event = practice.lastOf('TherapyDischargeReceived');
    const needs = { ...practice, consumer: 'referral-stage' };
    const unread = { ...event, data: { ...event.data, canonicalVersion: 2 } };
    await expect(referralReactions.TherapyDischargeReceived(unread, needs)).rejects.toThrow(TransientError);
    const elsewhere = { ...event, practiceId: 'nowhere' as NonNullable<typeof event.practiceId> };
    await expect(referralReactions.TherapyDischargeReceived(elsewhere, needs)).rejects.toThrow(
      TransientError,
    );
  });
});

describe('given a client the practice knows', () => {
  it('an identifier joins another discharge to them', async () => {
    const first = await openReferral(practice);
    const second = await openReferral(practice, again);
    expect((await practice.episode(second)).clientId).toBe((await practice.episode(first)).clientId);
    expect(clients()).toHaveLength(1);
    expect(await practice.episode(second)).not.toHaveProperty('possibleDuplicate');
  });

  it('a further identifier leads to them from then on', async () => {
    const first = await openReferral(practice);
    const more = { system: 'urn:example:lakeside', value: 'L-7' };
    await openReferral(practice, {
      ...again,
      client: { ...jodie.client, identifiers: [...jodie.client.identifiers, more] },
    });
    const third = await openReferral(practice, {
      ...again,
      messageId: 'RPT-2026-0100',
      client: { ...jodie.client, identifiers: [more] },
    });
    expect((await practice.episode(third)).clientId).toBe((await practice.episode(first)).clientId);
  });

  it('an equal name and birth date, whatever the accents, is a flag and never a merge', async () => {
    const first = await openReferral(practice);
    const namesake = { name: { family: 'HICKS', given: ['Jodié'] }, birthDate: jodie.client.birthDate };
    const second = await openReferral(practice, { ...again, client: namesake });
    expect(await practice.episode(second)).toMatchObject({ possibleDuplicate: true });
    expect((await practice.episode(second)).clientId).not.toBe((await practice.episode(first)).clientId);
  });

  it('identifiers of two people are a flag for the coordinator', async () => {
    await openReferral(practice);
    await openReferral(practice, rosa);
    const identifiers = [...jodie.client.identifiers, ...rosa.client.identifiers];
    const third = await openReferral(practice, { ...again, client: { ...jodie.client, identifiers } });
    expect(await practice.episode(third)).toMatchObject({ possibleDuplicate: true });
    expect(clients()).toHaveLength(2);
  });

  it('another practice does not know them, by whatever identifier', async () => {
    const agreements = [northHarbor, southBay].map(({ practiceId }) => ({
      practiceId,
      routingIdentifiers: [],
    }));
    for (const { practiceId } of agreements)
      await practice.post(
        {
          ...jodie,
          messageId: practiceId,
          referredTo: { identifiers: [{ system: 's', value: practiceId }] },
        },
        { ...riverside, agreements },
      );
    await practice.deliverAll();
    expect(clients().map(({ practiceId }) => practiceId)).toEqual(['north-harbor', 'south-bay']);
    const hashes = [...practice.items.identities.keys()].map((key) => key.split(' ').at(-1));
    expect(new Set(hashes).size).toBe(2);
  });
});

describe('given two discharges of one new client at once', () => {
  const openThrough = async (troubles: readonly Trouble[]) => {
    const event = practice.lastOf('TherapyDischargeReceived');
    const journals = withTroubles(practice.journals, troubles);
    return react(event, northHarbor, { ...practice, journals, consumer: 'referral-stage' });
  };

  it('the later finds the client whom the earlier made', async () => {
    await practice.post(jodie);
    const earlier = practice.lastOf('TherapyDischargeReceived');
    await practice.post(again);
    const later = practice.lastOf('TherapyDischargeReceived');
    expect(later.episodeId).not.toBe(earlier.episodeId);
    const by = () => practice.deliver(earlier);
    expect(await openThrough([{ kind: 'overtaken', by }])).toEqual({ kind: 'accepted' });
    expect(clients()).toHaveLength(1);
    const [one, other] = [await practice.episode(earlier.episodeId), await practice.episode(later.episodeId)];
    expect(other.clientId).toBe(one.clientId);
  });

  it('gives up for now when the client keeps changing, and leaves nothing behind', async () => {
    await practice.post(jodie);
    const journals = { ...practice.journals, commit: async () => ({ kind: 'client-conflict' }) as const };
    const needs = { ...practice, journals, consumer: 'referral-stage' };
    const opening = react(practice.lastOf('TherapyDischargeReceived'), northHarbor, needs);
    await expect(opening).rejects.toThrow(TransientError);
    expect(clients()).toEqual([]);
  });
});
