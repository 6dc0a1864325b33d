import {
  listEpisodeDocuments,
  listEpisodes,
  listTransitions,
  type OriginalAddresses,
  type Reading,
  readEpisode,
  readEpisodeDischarge,
  readTimeline,
  type Surroundings,
} from '@continuum/application';
import { type Answer, entityTag, notFound, ok, type RouteHandlers } from '@continuum/lambda';

interface Needs {
  readonly reading: Reading;
  readonly addresses: OriginalAddresses;
  readonly surroundings: Pick<Surroundings, 'now'>;
}

type Routes =
  | 'list-episodes'
  | 'read-episode'
  | 'read-episode-discharge'
  | 'list-episode-documents'
  | 'read-timeline'
  | 'list-transitions';

/** What has a version is answered under it: commands ask for it. */
const tagged = (view: { readonly version: number } | undefined): Answer =>
  view === undefined ? notFound : { ...ok(view), headers: { etag: entityTag(view.version) } };

/** Only the caller's practice is ever looked in: another one's episode is as absent as one that never was. */
export const episodeHandlers = ({ reading, surroundings, addresses }: Needs): RouteHandlers<Routes> => ({
  'list-episodes': async ({ practice, query }) =>
    ok(await listEpisodes(practice.practiceId, query, surroundings.now(), reading)),
  'read-episode': async ({ practice, path }) =>
    tagged(await readEpisode(practice.practiceId, path.episodeId, reading)),
  'read-episode-discharge': async ({ practice, path }) => {
    const discharge = await readEpisodeDischarge(practice.practiceId, path.episodeId, reading);
    return discharge === undefined ? notFound : ok(discharge);
  },
  'list-episode-documents': async ({ practice, path }) => {
    const documents = await listEpisodeDocuments(practice.practiceId, path.episodeId, { reading, addresses });
    return documents === undefined ? notFound : ok(documents);
  },
  'read-timeline': async ({ practice, path, query }) => {
    const timeline = await readTimeline(practice.practiceId, path.episodeId, query, reading);
    return timeline === undefined ? notFound : ok(timeline);
  },
  'list-transitions': async ({ member, practice, path }) =>
    tagged(await listTransitions({ member, practice }, path.episodeId, surroundings.now(), reading)),
});
