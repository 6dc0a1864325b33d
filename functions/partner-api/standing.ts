import {
  type DischargeNeeds,
  listDischarges,
  type Reading,
  type Registry,
  readDischarge,
  readDischargeOfReferral,
} from '@continuum/application';
import { notFound, ok, type RouteHandlers } from '@continuum/lambda';

/** What answering partners needs of the world. */
export interface PartnerNeeds extends DischargeNeeds {
  readonly reading: Reading;
  readonly registry: Registry;
}

/** Where a partner's referrals stand. Only what this partner sent is ever looked in. */
export const standingHandlers = (
  needs: Pick<PartnerNeeds, 'reading' | 'surroundings'>,
): RouteHandlers<'list-discharges' | 'read-discharge'> => ({
  'list-discharges': async ({ partner: { partnerId }, query: { referralId, ...page } }) =>
    ok(
      referralId === undefined
        ? await listDischarges(partnerId, page, needs)
        : await readDischargeOfReferral(partnerId, referralId, needs),
    ),
  'read-discharge': async ({ partner, path }) => {
    const status = await readDischarge(partner.partnerId, path.messageId, needs);
    return status === undefined ? notFound : ok(status);
  },
});
