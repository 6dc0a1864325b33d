import { informationProvided } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { openReferral } from '../../test/program-journey.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { correctDischarge } from '../discharges/correct-discharge.ts';
import { provideInformation } from '../discharges/provide-information.ts';
import { readClient } from '../reading/clients.ts';

const person = (value: string, given: string, birthDate: string) => ({
  name: { family: 'Example', given: [given] },
  birthDate,
  identifiers: [{ system: 'urn:example:riverside-pt:client', value }],
});
const anna = person('anna', 'Anna', '1970-04-12');
const bert = person('bert', 'Bert', '1955-01-31');
const message = (messageId: string, client: object) => ({ ...jodie, messageId, client });
const partner = riverside;
const mediaType = 'application/json';

let practice: PracticeInMemory;
let first: string;
let second: string;

beforeEach(async () => {
  practice = openPractice();
  first = await openReferral(practice, message('M1', anna));
  second = await openReferral(practice, message('M2', anna));
});

const correct = (client: object) =>
  correctDischarge({ partner, mediaType, bytes: bytesOf(message('M2', client)), messageId: 'M2' }, practice);
const whose = async (episodeId: string) => {
  const { clientId, practiceId } = await practice.episode(episodeId);
  return practice.clients.read(practiceId, clientId);
};
const standingClientOf = (episodeId: string) =>
  practice.items.journals.get(`north-harbor ${episodeId}`)?.standing?.clientId;

describe('given two discharges of Anna, and one of them is corrected to say that it is of Bert', () => {
  it('its episode moves to a new client, and Anna stays who she was', async () => {
    await correct(bert);
    await practice.deliverAll();
    expect(await whose(first)).toMatchObject({ ...anna, version: 1 });
    expect(await whose(second)).toMatchObject({ ...bert, version: 1 });
    expect(standingClientOf(second)).toBe((await whose(second))?.clientId);
  });

  it('it moves to Bert where the practice knows him, and his record stays as it was', async () => {
    const berts = await openReferral(practice, message('M3', bert));
    await correct({ ...bert, name: { family: 'Example', given: ['Bertram'] } });
    await practice.deliverAll();
    expect((await practice.episode(second)).clientId).toBe((await practice.episode(berts)).clientId);
    expect(await whose(second)).toMatchObject({ ...bert, version: 1 });
  });

  it('further discharges of either find their own', async () => {
    await correct(bert);
    await practice.deliverAll();
    const annas = await openReferral(practice, message('M4', anna));
    const berts = await openReferral(practice, message('M5', bert));
    expect((await practice.episode(annas)).clientId).toBe((await practice.episode(first)).clientId);
    expect((await practice.episode(berts)).clientId).toBe((await practice.episode(second)).clientId);
  });

  it('each client shows their own episodes', async () => {
    await correct(bert);
    await practice.deliverAll();
    const { items, episode, journalOf } = practice;
    const reading = {
      client: practice.clients.read,
      episodesOf: async (practiceId: string, clientId: string) => [
        ...(items.episodes.get(`${practiceId} ${clientId}`) ?? []),
      ],
      episodesAt: async (journals: readonly ReturnType<typeof journalOf>[]) =>
        new Map(
          await Promise.all(
            journals.map(async ({ episodeId }) => [episodeId, await episode(episodeId)] as const),
          ),
        ),
    };
    for (const episodeId of [first, second]) {
      const { practiceId, clientId } = await episode(episodeId);
      const view = await readClient(practiceId, clientId, reading);
      expect(view?.episodes.map((one) => one.episodeId)).toEqual([episodeId]);
    }
  });

  it('corrected once more, it is of Anna again', async () => {
    await correct(bert);
    await practice.deliverAll();
    await correct({ ...anna, contact: { phone: '+1-555-0100' } });
    await practice.deliverAll();
    expect((await practice.episode(second)).clientId).toBe((await practice.episode(first)).clientId);
  });

  it('an answer that overtakes the correction moves it too, and everything told again changes nothing', async () => {
    await correct(bert);
    const consent = { consent: { signedOn: '2026-03-01' } };
    const information = informationProvided.parse(consent);
    await provideInformation(
      { partner, messageId: 'M2', information, bytes: bytesOf(consent), mediaType },
      practice,
    );
    await practice.deliver(practice.lastOf('InformationProvided'));
    expect(await whose(second)).toMatchObject(bert);
    const before = JSON.stringify([...practice.items.clients.values()]);
    await practice.redeliverAll();
    expect(JSON.stringify([...practice.items.clients.values()])).toBe(before);
  });

  it('a namesake of the person it moves to is a flag for the coordinator', async () => {
    await openReferral(practice, message('M3', { ...bert, identifiers: [] }));
    await correct(bert);
    await practice.deliverAll();
    expect(await practice.episode(second)).toMatchObject({ possibleDuplicate: true });
    expect(practice.items.clients.size).toBe(3);
  });
});
