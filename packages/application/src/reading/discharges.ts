import type { DischargeStatusView, PageOf, PartnerId } from '@continuum/contracts';
import type { Discharge } from '@continuum/domain';
import type { EpisodeJournal, Reading, Surroundings } from '../ports/index.ts';
import { dischargeStatusView } from './discharge-views.ts';
import { type PageQuery, pageRequest, pageView } from './page-view.ts';

const episodeOf = ({ status, practiceId, episodeId }: Discharge): EpisodeJournal[] =>
  status === 'received' && practiceId !== undefined ? [{ kind: 'episode', practiceId, episodeId }] : [];

/** What a partner sent, the latest first, and where each stands. */
export const listDischarges = async (
  partnerId: PartnerId,
  { status, ...page }: PageQuery & { readonly status?: 'received' | 'refused' | undefined },
  reading: Pick<Reading, 'discharges' | 'episodesAt'>,
): Promise<PageOf<DischargeStatusView>> => {
  const found = await reading.discharges(
    partnerId,
    status === undefined ? {} : { status },
    pageRequest(page),
  );
  const episodes = await reading.episodesAt(found.rows.flatMap(({ discharge }) => episodeOf(discharge)));
  return pageView(found, (row) => dischargeStatusView(row, episodes.get(row.discharge.episodeId)));
};

/** Where one message of the partner stands; undefined when this partner sent no such message. */
export const readDischarge = async (
  partnerId: PartnerId,
  messageId: string,
  {
    reading,
    surroundings,
  }: {
    readonly reading: Pick<Reading, 'discharge' | 'episode'>;
    readonly surroundings: Pick<Surroundings, 'dischargeId'>;
  },
): Promise<DischargeStatusView | undefined> => {
  const dischargeId = await surroundings.dischargeId(partnerId, messageId);
  const row = await reading.discharge({ kind: 'discharge', partnerId, dischargeId });
  if (row === undefined) return undefined;
  const [journal] = episodeOf(row.discharge);
  return dischargeStatusView(row, journal && (await reading.episode(journal)));
};
