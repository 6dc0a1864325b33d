import type { DischargeId, DischargeStatusView, Instant, PageOf, PartnerId } from '@continuum/contracts';
import type { DischargeRow, Page, Reading, Surroundings } from '../ports/index.ts';
import { episodeOf } from '../referrals/seen-referral.ts';
import { dischargeStatusView, keptUntil } from './discharge-views.ts';
import { type PageQuery, pageRequest, pageView } from './page-view.ts';

/** Pages asked of the store for one of ours: a clinic with more refusals behind it turns pages itself. */
const pagesMost = 10;

const isKept = ({ discharge }: DischargeRow, now: Instant): boolean => {
  const until = keptUntil(discharge);
  return until === undefined || now < until;
};

/** A page of what is kept, filled past refusals whose time is over. */
const keptRows = async (
  partnerId: PartnerId,
  { status, ...page }: PageQuery & { readonly status?: 'received' | 'refused' | undefined },
  { reading, surroundings }: ListNeeds,
): Promise<Page<DischargeRow>> => {
  const { limit, ...from } = pageRequest(page);
  const filter = status === undefined ? {} : { status };
  const rows: DischargeRow[] = [];
  let { after } = from;
  for (let pages = 1; ; pages += 1) {
    const found = await reading.discharges(partnerId, filter, {
      limit: limit - rows.length,
      ...(after === undefined ? {} : { after }),
    });
    rows.push(...found.rows.filter((row) => isKept(row, surroundings.now())));
    if (found.next === undefined) return { rows };
    if (rows.length === limit || pages === pagesMost) return { rows, next: found.next };
    after = found.next;
  }
};

interface ListNeeds {
  readonly reading: Pick<Reading, 'discharges' | 'episodesAt'>;
  readonly surroundings: Pick<Surroundings, 'now'>;
}

/**
 * What a partner sent, the latest first, and where each stands. A refused message stands there for 30 days after
 * its last attempt.
 */
export const listDischarges = async (
  partnerId: PartnerId,
  query: PageQuery & { readonly status?: 'received' | 'refused' | undefined },
  needs: ListNeeds,
): Promise<PageOf<DischargeStatusView>> => {
  const found = await keptRows(partnerId, query, needs);
  const episodes = await needs.reading.episodesAt(found.rows.flatMap((row) => episodeOf(row) ?? []));
  return pageView(found, (row) => dischargeStatusView(row, episodes.get(row.discharge.episodeId)));
};

interface OneMessageNeeds {
  readonly reading: Pick<Reading, 'discharge' | 'episode'>;
  readonly surroundings: Pick<Surroundings, 'now'>;
}

const statusAt = async (
  partnerId: PartnerId,
  dischargeId: DischargeId,
  { reading, surroundings }: OneMessageNeeds,
): Promise<DischargeStatusView | undefined> => {
  const row = await reading.discharge({ kind: 'discharge', partnerId, dischargeId });
  if (row === undefined || !isKept(row, surroundings.now())) return undefined;
  const journal = episodeOf(row);
  return dischargeStatusView(row, journal && (await reading.episode(journal)));
};

/**
 * Where one message of the partner stands; undefined when this partner sent no such message, or when its refusal
 * is over 30 days old.
 */
export const readDischarge = async (
  partnerId: PartnerId,
  messageId: string,
  needs: OneMessageNeeds & { readonly surroundings: Pick<Surroundings, 'dischargeId'> },
): Promise<DischargeStatusView | undefined> =>
  statusAt(partnerId, await needs.surroundings.dischargeId(partnerId, messageId), needs);

/** The same by the partner's own referral id: the message that last came with it, or none. */
export const readDischargeOfReferral = async (
  partnerId: PartnerId,
  referralId: string,
  needs: OneMessageNeeds & {
    readonly reading: Pick<Reading, 'dischargeOfReferral'>;
    readonly surroundings: Pick<Surroundings, 'keyedHash'>;
  },
): Promise<PageOf<DischargeStatusView>> => {
  const hash = await needs.surroundings.keyedHash('referral', partnerId, referralId);
  const dischargeId = await needs.reading.dischargeOfReferral(partnerId, hash);
  const status = dischargeId && (await statusAt(partnerId, dischargeId, needs));
  return { items: status === undefined ? [] : [status] };
};
