import type { ClientId, PracticeId, TherapyDischarge } from '@continuum/contracts';
import type { Clients, ClientWrites, Surroundings } from '../ports/index.ts';
import { clientFrom, identityHashes } from './person.ts';

export interface Recognised {
  readonly clientId: ClientId;
  readonly writes: Omit<ClientWrites, 'episodeId'>;
  /** Somebody of the same name and birth date, or a second owner of an identifier, for the coordinator. */
  readonly possibleDuplicate: boolean;
}

/**
 * Whose discharge it is. Only an identifier joins it to a client the practice knows; an equal name and birth
 * date is a flag, never a merge.
 */
export const recognise = async (
  discharge: TherapyDischarge,
  practiceId: PracticeId,
  { clients, surroundings }: { readonly clients: Clients; readonly surroundings: Surroundings },
): Promise<Recognised> => {
  const unknown = clientFrom(discharge, practiceId, surroundings.newId('cl') as ClientId, 1);
  const hashes = await identityHashes(practiceId, unknown, surroundings);
  const owners =
    hashes.length === 0 ? new Map<string, ClientId>() : await clients.byIdentities(practiceId, hashes);
  const [known, ...others] = [...new Set(owners.values())];
  if (known !== undefined) {
    const free = hashes.filter((hash) => !owners.has(hash));
    return {
      clientId: known,
      writes: { clientId: known, identities: free },
      possibleDuplicate: others.length > 0,
    };
  }
  const namesakes = await clients.bySameNameAndBirth(unknown);
  return {
    clientId: unknown.clientId,
    writes: {
      clientId: unknown.clientId,
      identities: hashes,
      put: { client: unknown, expectedVersion: 'absent' },
    },
    possibleDuplicate: namesakes.length > 0,
  };
};
