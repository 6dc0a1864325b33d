import type { Position } from '@continuum/domain';
import { identifiersOf, metaOf, organization, personOf, requestIdOf } from './ids.ts';
import type { ReferralSeen } from './referral-seen.ts';
import type { ServiceRequest } from './resources.ts';

/** A referral that was declined or failed stays the referrer's to place elsewhere, or here again. */
const ended: { readonly [P in Position]?: ServiceRequest['status'] } = {
  'closed/cancelled': 'revoked',
  'closed/completed': 'completed',
  'closed/entered-in-error': 'entered-in-error',
};

/** The authorisation that every Task of a referral fulfils. */
export const serviceRequestOf = (seen: ReferralSeen): ServiceRequest => ({
  resourceType: 'ServiceRequest',
  id: requestIdOf(seen),
  meta: metaOf(seen),
  identifier: identifiersOf(seen),
  status: ended[seen.episode?.position ?? 'referral/received'] ?? 'active',
  intent: 'order',
  code: {
    coding: [{ system: 'http://snomed.info/sct', code: '229065009' }],
    text: 'Medical Exercise Training',
  },
  subject: personOf(seen),
  authoredOn: seen.receivedAt,
  requester: organization(seen.partnerName),
  performer: [organization(seen.practiceName)],
});
