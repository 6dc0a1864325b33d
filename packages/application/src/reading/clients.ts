import type { ClientId, ClientRow, ClientView, PageOf, PracticeId } from '@continuum/contracts';
import type { Client, Reading } from '../ports/index.ts';
import { nameView } from './client-name.ts';
import { type PageQuery, pageRequest, pageView } from './page-view.ts';
import { standingView } from './standing-view.ts';

const rowOf = ({ clientId, name, birthDate }: Client): ClientRow => ({
  clientId,
  name: nameView(name),
  ...(birthDate === undefined ? {} : { birthDate }),
});

/** Clients of a practice by the beginning of their family name. */
export const searchClients = async (
  practiceId: PracticeId,
  { query, ...page }: PageQuery & { readonly query: string },
  reading: Pick<Reading, 'clientsNamed'>,
): Promise<PageOf<ClientRow>> =>
  pageView(await reading.clientsNamed(practiceId, query, pageRequest(page)), rowOf);

/** One client with every episode; undefined when the practice has no such client. */
export const readClient = async (
  practiceId: PracticeId,
  clientId: ClientId,
  reading: Pick<Reading, 'client' | 'episodesOf' | 'episodesAt'>,
): Promise<ClientView | undefined> => {
  const [client, episodeIds] = await Promise.all([
    reading.client(practiceId, clientId),
    reading.episodesOf(practiceId, clientId),
  ]);
  if (client === undefined) return undefined;
  const episodes = await reading.episodesAt(
    episodeIds.map((episodeId) => ({ kind: 'episode', practiceId, episodeId })),
  );
  return {
    ...rowOf(client),
    ...(client.sex === undefined ? {} : { sex: client.sex }),
    ...(client.contact === undefined ? {} : { contact: { ...client.contact } }),
    identifiers: client.identifiers.map(({ system, value }) => ({ system, value })),
    // An episode that a correction moved to another client is theirs.
    episodes: [...episodes.values()]
      .filter((episode) => episode.clientId === clientId)
      .map(({ episodeId, position }) => ({ episodeId, ...standingView(position) })),
  };
};
