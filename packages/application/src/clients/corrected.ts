import type { ClientId, PracticeId, TherapyDischarge } from '@continuum/contracts';
import type { Client, Clients, ClientWrites } from '../ports/index.ts';
import { clientFrom } from './person.ts';

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

/**
 * The client as a corrected discharge tells of them; what it does not tell stays. Identifiers are left alone:
 * whom they lead to was decided when the referral opened.
 */
export const correctedClient = async (
  discharge: TherapyDischarge,
  practiceId: PracticeId,
  clientId: ClientId,
  clients: Clients,
): Promise<ClientWrites | undefined> => {
  const client = await clients.read(practiceId, clientId);
  if (client === undefined) return undefined;
  const corrected = {
    ...client,
    ...told(discharge, clientFrom(discharge, practiceId, clientId, client.version)),
  };
  if (same(corrected, client)) return undefined;
  return {
    clientId,
    identities: [],
    put: { client: { ...corrected, version: client.version + 1 }, expectedVersion: client.version },
  };
};
