import type { DischargeId, DischargeStatusView, PageOf, PartnerId } from '@continuum/contracts';
import type { Discharge } from '@continuum/domain';
import type { EpisodeJournal, Reading, Surroundings } from '../ports/index.ts';
import { dischargeStatusView } from './discharge-views.ts';
import { type PageQuery, pageRequest, pageView } from './page-view.ts';
import { standingSince } from './standing-since.ts';

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

type OneMessage = Pick<Reading, 'discharge' | 'episode' | 'records'>;

const statusAt = async (
  partnerId: PartnerId,
  dischargeId: DischargeId,
  reading: OneMessage,
): Promise<DischargeStatusView | undefined> => {
  const row = await reading.discharge({ kind: 'discharge', partnerId, dischargeId });
  if (row === undefined) return undefined;
  const [journal] = episodeOf(row.discharge);
  const episode = journal && (await reading.episode(journal));
  if (journal === undefined || episode === undefined) return dischargeStatusView(row, episode);
  return dischargeStatusView(row, episode, await standingSince(journal, reading));
};

/** Where one message of the partner stands; undefined when this partner sent no such message. */
export const readDischarge = async (
  partnerId: PartnerId,
  messageId: string,
  {
    reading,
    surroundings,
  }: { readonly reading: OneMessage; readonly surroundings: Pick<Surroundings, 'dischargeId'> },
): Promise<DischargeStatusView | undefined> =>
  statusAt(partnerId, await surroundings.dischargeId(partnerId, messageId), reading);

/** The same by the partner's own referral id: the message that last came with it, or none. */
export const readDischargeOfReferral = async (
  partnerId: PartnerId,
  referralId: string,
  {
    reading,
    surroundings,
  }: {
    readonly reading: OneMessage & Pick<Reading, 'dischargeOfReferral'>;
    readonly surroundings: Pick<Surroundings, 'keyedHash'>;
  },
): Promise<PageOf<DischargeStatusView>> => {
  const hash = await surroundings.keyedHash('referral', partnerId, referralId);
  const dischargeId = await reading.dischargeOfReferral(partnerId, hash);
  const status = dischargeId && (await statusAt(partnerId, dischargeId, reading));
  return { items: status === undefined ? [] : [status] };
};
