import { type ClientId, type EpisodeId, therapyDischarge } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { northHarbor } from '../../test/registry-in-memory.ts';
import { createStore } from '../../test/store-in-memory.ts';
import { createSurroundings } from '../../test/surroundings.ts';
import type { Client } from '../ports/index.ts';
import { correctedPerson } from './corrected.ts';

const { practiceId } = northHarbor;
const clientId = 'cl_aaaaaaaaaaaaaaaaaaaaaaaaaa' as ClientId;

/** As a store may give it back: the same fields in another order. */
const kept = {
  version: 4,
  contact: { email: 'jodie.hicks@example.com', phone: '+1-555-0100' },
  identifiers: [{ value: 'RPT-10056', system: 'urn:example:riverside-pt:client' }],
  sex: 'female',
  birthDate: '1970-04-12',
  name: { given: ['Jodie'], family: 'Hicks' },
  practiceId,
  clientId,
} as unknown as Client;

const episodeId = 'ep_aaaaaaaaaaaaaaaaaaaaaaaaaa' as EpisodeId;

const correctedBy = async (client: object, known: readonly Client[] = [kept]) => {
  const { clients, items } = createStore();
  for (const one of known) items.clients.set(`${practiceId} ${one.clientId}`, one);
  const surroundings = createSurroundings('2026-03-02T15:00:00.000Z');
  const episode = { practiceId, clientId, episodeId };
  return correctedPerson(therapyDischarge.parse({ ...jodie, client }), episode, { clients, surroundings });
};

describe('given a client and a corrected discharge', () => {
  it('is not written when nothing changed', async () => {
    expect(await correctedBy(jodie.client)).toEqual({});
  });

  it.each([
    ['name', { name: { family: 'Hicks-Example', given: ['Jodie', 'Ann'] } }],
    ['birthDate', { birthDate: '1970-04-13' }],
    ['sex', { sex: 'other' }],
    ['contact', { contact: { phone: '+1-555-0101' } }],
  ])('takes a corrected %s and leaves the rest', async (_field, change) => {
    expect(await correctedBy({ ...jodie.client, ...change })).toEqual({
      clientWrites: {
        clientId,
        identities: [],
        put: { client: { ...kept, ...change, version: 5 }, expectedVersion: 4 },
      },
    });
  });

  it('leaves identifiers alone: whom they lead to is decided already', async () => {
    const identifiers = [...jodie.client.identifiers, { system: 'urn:example:elsewhere', value: 'X-1' }];
    expect(await correctedBy({ ...jodie.client, identifiers })).toEqual({});
  });

  it('stays with somebody who had no identifier when the first one leads to nobody', async () => {
    expect(await correctedBy(jodie.client, [{ ...kept, identifiers: [] }])).toEqual({});
  });

  it('writes nobody whom the practice does not know', async () => {
    expect(await correctedBy(jodie.client, [])).toEqual({});
  });
});
