import type { ClientId, PracticeId, TherapyDischarge } from '@continuum/contracts';
import type { Client, Surroundings } from '../ports/index.ts';

/** The person a discharge is about, as the practice will keep them. */
export const clientFrom = (
  { client }: TherapyDischarge,
  practiceId: PracticeId,
  clientId: ClientId,
  version: number,
): Client => ({
  clientId,
  practiceId,
  version,
  name: {
    ...(client.name?.family === undefined ? {} : { family: client.name.family }),
    given: client.name?.given ?? [],
  },
  ...(client.birthDate === undefined ? {} : { birthDate: client.birthDate }),
  ...(client.sex === undefined ? {} : { sex: client.sex }),
  ...(client.contact === undefined ? {} : { contact: client.contact as NonNullable<Client['contact']> }),
  identifiers: (client.identifiers ?? []).map(({ system, value }) => ({ system, value })),
});

/** Keyed hashes under which a practice recognises a person's identifiers. */
export const identityHashes = (
  practiceId: PracticeId,
  { identifiers }: Pick<Client, 'identifiers'>,
  { keyedHash }: Pick<Surroundings, 'keyedHash'>,
): Promise<string[]> =>
  Promise.all(identifiers.map(({ system, value }) => keyedHash('identity', practiceId, system, value)));
