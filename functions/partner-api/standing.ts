import {
  type DischargeNeeds,
  listDischarges,
  type Reading,
  type Registry,
  readDischarge,
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
  'list-discharges': async ({ partner, query }) =>
    ok(await listDischarges(partner.partnerId, query, needs.reading)),
  'read-discharge': async ({ partner, path }) => {
    const status = await readDischarge(partner.partnerId, path.messageId, needs);
    return status === undefined ? notFound : ok(status);
  },
});
