import type { Clients } from '@continuum/application';
import type { ClientId } from '@continuum/contracts';
import { readClient } from './client-list.ts';
import { namesakePrefix } from './folded-name.ts';
import { identityItem, listedClient } from './items.ts';
import { clientList, identityKey } from './keys.ts';
import { queryItems } from './query-items.ts';
import { parseItem, readItems } from './read-items.ts';
import type { Table } from './table.ts';

/** Namesakes looked at: one is enough to ask the coordinator, and a family is never this large. */
const namesakesMost = 20;

/** The people a practice knows, found by what a discharge says of them. */
export const createClients = (table: Table): Clients => ({
  byIdentities: async (practiceId, hashes) => {
    const found = await readItems(
      table,
      hashes.map((hash) => identityKey(practiceId, hash)),
    );
    const owners = new Map<string, ClientId>();
    for (const hash of hashes) {
      const pointer = found.at(identityKey(practiceId, hash), identityItem);
      if (pointer !== undefined) owners.set(hash, pointer.clientId as ClientId);
    }
    return owners;
  },

  bySameNameAndBirth: async (client) => {
    const prefix = namesakePrefix(client);
    if (prefix === undefined || client.birthDate === undefined) return [];
    const ids: ClientId[] = [];
    for await (const item of queryItems(table, {
      partition: clientList(client.practiceId),
      range: { kind: 'begins-with', prefix },
      index: 'list',
      itemsPerCall: namesakesMost,
    })) {
      ids.push(parseItem(item, listedClient).clientId as ClientId);
      if (ids.length === namesakesMost) break;
    }
    return ids;
  },

  read: (practiceId, clientId) => readClient(table, practiceId, clientId),
});
