import type { ClientId, PracticeId, TherapyDischarge } from '@continuum/contracts';
import type { Client, Clients, ClientWrites } from '../ports/index.ts';
import { clientFrom } from './person.ts';

const told = (client: Client): Partial<Client> =>
  Object.fromEntries(
    Object.entries({ name: client.name, birthDate: client.birthDate, sex: client.sex, contact: client.contact }).filter(
      ([, value]) => value !== undefined,
    ),
  );

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
  const corrected = { ...client, ...told(clientFrom(discharge, practiceId, clientId, client.version)) };
  if (JSON.stringify(corrected) === JSON.stringify(client)) return undefined;
  return {
    clientId,
    identities: [],
    put: { client: { ...corrected, version: client.version + 1 }, expectedVersion: client.version },
  };
};
