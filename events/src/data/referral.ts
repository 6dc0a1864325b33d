/** What events of the referral stage say. */
import {
  cancelReason,
  declineReason,
  informationNeed,
  instant,
  memberId,
  supplier,
} from '@continuum/contracts/primitives';
import * as z from 'zod';

export const referralData = {
  ReferralOpened: z
    .object({ urgent: z.boolean(), missing: z.array(informationNeed) })
    .describe('A discharge became an episode on the work list of its practice.'),
  InformationRequested: z
    .object({ items: z.array(z.object({ need: informationNeed, from: supplier })) })
    .describe('Something the referral needs is missing, and whoever can supply it is asked.'),
  ReferralAccepted: z
    .object({ trainerId: memberId.optional() })
    .describe('The practice takes the client on.'),
  ReferralDeclined: z
    .object({ reason: declineReason })
    .describe('The practice does not take the client on; the episode closes with it.'),
  ReferralCancelled: z
    .object({ reason: cancelReason })
    .describe('The referral was taken back before the program began; the episode closes with it.'),
  FirstVisitScheduled: z.object({ visitAt: instant }).describe('The first visit has a day and an hour.'),
} as const;
