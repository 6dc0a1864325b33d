import { type Reading, readClient, searchClients } from '@continuum/application';
import { notFound, ok, type RouteHandlers } from '@continuum/lambda';

export const clientHandlers = ({
  reading,
}: {
  readonly reading: Reading;
}): RouteHandlers<'search-clients' | 'read-client'> => ({
  'search-clients': async ({ practice, query }) =>
    ok(await searchClients(practice.practiceId, query, reading)),
  'read-client': async ({ practice, path }) => {
    const client = await readClient(practice.practiceId, path.clientId, reading);
    return client === undefined ? notFound : ok(client);
  },
});
