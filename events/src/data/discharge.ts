/** What events of a discharge's journal say. */
import { cancelReason, informationNeed } from '@continuum/contracts/primitives';
import * as z from 'zod';

/** Which canonical form of the discharge it is about: 1 is the first, every correction or answer is one more. */
const canonicalVersion = z.int().min(1);
const missing = z.array(informationNeed);

export const dischargeData = {
  TherapyDischargeReceived: z
    .object({ canonicalVersion, missing })
    .describe("A partner's discharge was taken; its referral is about to open under the episode id."),
  TherapyDischargeRefused: z
    .object({ issues: z.int().min(1) })
    .describe("A partner's message was kept but cannot become a referral; its receipt names every issue."),
  TherapyDischargeCorrected: z
    .object({ canonicalVersion, missing })
    .describe('The partner put a corrected discharge in the place of the first.'),
  InformationProvided: z
    .object({ canonicalVersion, supplied: missing, missing })
    .describe('The partner supplied what its discharge had left open.'),
  CancellationRequested: z
    .object({ reason: cancelReason })
    .describe('The partner asked for its referral to be cancelled.'),
} as const;
