import type {
  EpisodeId,
  EpisodeRowView,
  EpisodeView,
  Instant,
  MemberId,
  PageOf,
  PracticeId,
  Stage,
  Status,
  TherapyDischarge,
} from '@continuum/contracts';
import { positionsOfStage, statusOf } from '@continuum/domain';
import type { EpisodeJournal, EpisodeRow, Reading } from '../ports/index.ts';
import { listedName } from './client-name.ts';
import { episodeView } from './episode-view.ts';
import { type PageQuery, pageRequest, pageView } from './page-view.ts';

/** What a member asks of the work list. */
export interface EpisodesQuery extends PageQuery {
  readonly which?: 'open' | 'closed' | undefined;
  readonly stage?: Stage | undefined;
  readonly status?: Status | undefined;
  readonly trainer?: MemberId | undefined;
  readonly dueBy?: Instant | undefined;
}

const closedStatuses: readonly string[] = positionsOfStage.closed.map(statusOf);

/** Where episodes of a stage and status are listed. */
const listOf = ({ stage, status }: Pick<EpisodesQuery, 'stage' | 'status'>): 'open' | 'closed' =>
  stage === 'closed' || (stage === undefined && status !== undefined && closedStatuses.includes(status))
    ? 'closed'
    : 'open';

const rowView = (
  { episodeId, clientId, stage, status, trainerId, due }: EpisodeRow,
  clientName: string | undefined,
  now: Instant,
): EpisodeRowView => ({
  episodeId,
  clientId,
  ...(clientName === undefined ? {} : { clientName }),
  stage: stage as Stage,
  status: status as Status,
  ...(trainerId === undefined ? {} : { trainerId }),
  ...(due === undefined ? {} : { due }),
  late: due !== undefined && due < now,
});

/** The work list of a practice, with the names its rows are about. */
export const listEpisodes = async (
  practiceId: PracticeId,
  { which, stage, status, trainer, dueBy, ...page }: EpisodesQuery,
  now: Instant,
  reading: Pick<Reading, 'episodes' | 'clients'>,
): Promise<PageOf<EpisodeRowView>> => {
  const filter = {
    ...(stage === undefined ? {} : { stage }),
    ...(status === undefined ? {} : { status }),
    ...(trainer === undefined ? {} : { trainerId: trainer }),
    ...(dueBy === undefined ? {} : { dueBy }),
  };
  const found = await reading.episodes(
    practiceId,
    which ?? listOf({ stage, status }),
    filter,
    pageRequest(page),
  );
  const clientIds = [...new Set(found.rows.map(({ clientId }) => clientId))];
  const clients = await reading.clients(practiceId, clientIds);
  return pageView(found, (row) => {
    const client = clients.get(row.clientId);
    return rowView(row, client && listedName(client.name), now);
  });
};

/**
 * What the clinic wrote of an episode, as it counts now; undefined when the practice has no such episode.
 * @throws Error when an episode's discharge has no canonical form: its commit wrote both
 */
export const readEpisodeDischarge = async (
  practiceId: PracticeId,
  episodeId: EpisodeId,
  reading: Pick<Reading, 'episode' | 'canonical'>,
): Promise<TherapyDischarge | undefined> => {
  const episode = await reading.episode({ kind: 'episode', practiceId, episodeId });
  if (episode === undefined) return undefined;
  const { partnerId, dischargeId, canonicalVersion } = episode;
  const form = await reading.canonical({ kind: 'discharge', partnerId, dischargeId }, canonicalVersion);
  if (form === undefined) throw new Error('an episode’s discharge has no canonical form');
  return form.discharge;
};

/** One episode of the practice; undefined when it has no such episode, whoever else may have. */
export const readEpisode = async (
  practiceId: PracticeId,
  episodeId: EpisodeId,
  reading: Pick<Reading, 'episode' | 'client' | 'notes'>,
): Promise<EpisodeView | undefined> => {
  const journal: EpisodeJournal = { kind: 'episode', practiceId, episodeId };
  const episode = await reading.episode(journal);
  if (episode === undefined) return undefined;
  const activities = episode.program?.goals.map(({ activity }) => activity) ?? [];
  const [client, texts] = await Promise.all([
    reading.client(practiceId, episode.clientId),
    activities.length === 0 ? new Map() : reading.notes(journal, activities),
  ]);
  return episodeView(episode, client, texts);
};
