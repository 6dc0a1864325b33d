/** What events of the referral stage say. */
import { cancelReason, declineReason, informationNeed, instant, memberId, supplier } from '@continuum/contracts/primitives';
import * as z from 'zod';

export const referralData = {
  ReferralOpened: z.object({ urgent: z.boolean(), missing: z.array(informationNeed) }),
  InformationRequested: z.object({ items: z.array(z.object({ need: informationNeed, from: supplier })) }),
  ReferralAccepted: z.object({ trainerId: memberId.optional() }),
  ReferralDeclined: z.object({ reason: declineReason }),
  ReferralCancelled: z.object({ reason: cancelReason }),
  FirstVisitScheduled: z.object({ visitAt: instant }),
} as const;
