import type { TherapyDischarge } from '@continuum/contracts';
import type { Episode, MovedToClient } from '@continuum/domain';
import type { Client, Clients, ClientWrites, Surroundings } from '../ports/index.ts';
import { clientFrom, identityHashes } from './person.ts';
import { recognise } from './recognise.ts';

interface Needs {
  readonly clients: Clients;
  readonly surroundings: Surroundings;
}

/** A value's fields in one order, so that equal values give equal text. */
const inOneOrder = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOneOrder);
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, item]) => [field, inOneOrder(item)]);
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOneOrder(one)) === JSON.stringify(inOneOrder(other));

/** What the discharge says of the person; a name it does not give is not an empty one. */
const told = ({ client }: TherapyDischarge, { name, birthDate, sex, contact }: Client): Partial<Client> => ({
  ...(client.name === undefined ? {} : { name }),
  ...(birthDate === undefined ? {} : { birthDate }),
  ...(sex === undefined ? {} : { sex }),
  ...(contact === undefined ? {} : { contact }),
});

/** The client as a corrected discharge tells of them; what it does not tell stays. */
const correctedRecord = (discharge: TherapyDischarge, client: Client): ClientWrites | undefined => {
  const { practiceId, clientId, version } = client;
  const corrected = { ...client, ...told(discharge, clientFrom(discharge, practiceId, clientId, version)) };
  if (same(corrected, client)) return undefined;
  return {
    clientId,
    identities: [],
    put: { client: { ...corrected, version: version + 1 }, expectedVersion: version },
  };
};

/**
 * Whether a corrected discharge is about somebody else: it names identifiers, and none of them leads to this
 * client, who is known by others or is not the one they lead to.
 */
const isAboutAnother = async (
  { client: { identifiers: named = [] } }: TherapyDischarge,
  { practiceId, clientId, identifiers: known }: Client,
  { clients, surroundings }: Needs,
): Promise<boolean> => {
  if (named.length === 0) return false;
  if (named.some((one) => known.some(({ system, value }) => one.system === system && one.value === value)))
    return false;
  const hashes = await identityHashes(practiceId, { identifiers: named }, surroundings);
  const owners = new Set((await clients.byIdentities(practiceId, hashes)).values());
  return !owners.has(clientId) && (known.length > 0 || owners.size > 0);
};

/**
 * What a corrected discharge makes of the person. Where its identifiers lead to somebody else, the episode moves
 * to them and the client before stays as they were, for whatever else is told of them; where not, the client is
 * corrected. Identifiers of a client are left alone.
 */
export const correctedPerson = async (
  discharge: TherapyDischarge,
  { practiceId, clientId, episodeId }: Pick<Episode, 'practiceId' | 'clientId' | 'episodeId'>,
  needs: Needs,
): Promise<{ readonly moved?: MovedToClient; readonly clientWrites?: ClientWrites }> => {
  const client = await needs.clients.read(practiceId, clientId);
  if (client === undefined) return {};
  if (await isAboutAnother(discharge, client, needs)) {
    const { writes, possibleDuplicate, ...to } = await recognise(discharge, practiceId, needs);
    return {
      moved: { ...to, ...(possibleDuplicate ? { possibleDuplicate } : {}) },
      clientWrites: { ...writes, episodeId },
    };
  }
  const clientWrites = correctedRecord(discharge, client);
  return clientWrites === undefined ? {} : { clientWrites };
};
