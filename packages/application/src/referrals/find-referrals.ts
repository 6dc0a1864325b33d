import type { DischargeId } from '@continuum/contracts';
import type { Partner, Reading, Surroundings } from '../ports/index.ts';
import { type PageQuery, pageRequest } from '../reading/page-view.ts';
import { episodeOf, type SeeingNeeds, type SeenReferral, seenReferral } from './seen-referral.ts';

export interface ReferralNeeds extends SeeingNeeds {
  readonly reading: Reading;
  readonly surroundings: Pick<Surroundings, 'dischargeId' | 'keyedHash'>;
}

/** One referral of the partner; undefined when it sent no such message, or when that was refused. */
export const readReferral = async (
  partner: Partner,
  dischargeId: DischargeId,
  needs: ReferralNeeds,
): Promise<SeenReferral | undefined> => {
  const { reading } = needs;
  const row = await reading.discharge({ kind: 'discharge', partnerId: partner.partnerId, dischargeId });
  const journal = row && episodeOf(row);
  return row && journal && seenReferral(row, journal, await reading.episode(journal), partner, needs);
};

/** What a partner calls a referral: the id of its message, or its own of the referral. */
export type OwnId = { readonly messageId: string } | { readonly referralId: string };

const dischargeOf = async (
  { partnerId }: Partner,
  id: OwnId,
  { reading, surroundings }: ReferralNeeds,
): Promise<DischargeId | undefined> =>
  'messageId' in id
    ? surroundings.dischargeId(partnerId, id.messageId)
    : reading.dischargeOfReferral(
        partnerId,
        await surroundings.keyedHash('referral', partnerId, id.referralId),
      );

/** The partner's referrals that have one of these ids, each once. */
export const findReferrals = async (
  partner: Partner,
  ids: readonly OwnId[],
  needs: ReferralNeeds,
): Promise<readonly SeenReferral[]> => {
  const found = await Promise.all(ids.map((id) => dischargeOf(partner, id, needs)));
  const named = [...new Set(found.filter((id) => id !== undefined))];
  const referrals = await Promise.all(named.map((id) => readReferral(partner, id, needs)));
  return referrals.filter((seen) => seen !== undefined);
};

/** A page of the partner's referrals, the latest received first. Eventually consistent. */
export const listReferrals = async (
  partner: Partner,
  page: PageQuery,
  needs: ReferralNeeds,
): Promise<{ readonly referrals: readonly SeenReferral[]; readonly next?: string }> => {
  const { reading } = needs;
  const received = { status: 'received' };
  const { rows, next } = await reading.discharges(partner.partnerId, received, pageRequest(page));
  const opened = rows.flatMap((row) => {
    const journal = episodeOf(row);
    return journal === undefined ? [] : [{ row, journal }];
  });
  const episodes = await reading.episodesAt(opened.map(({ journal }) => journal));
  const referrals = await Promise.all(
    opened.map(({ row, journal }) =>
      seenReferral(row, journal, episodes.get(journal.episodeId), partner, needs),
    ),
  );
  return { referrals, ...(next === undefined ? {} : { next }) };
};
