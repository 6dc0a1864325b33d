/** What events of a discharge's journal say. */
import { cancelReason, informationNeed } from '@continuum/contracts/primitives';
import * as z from 'zod';

const canonicalVersion = z.int().min(1);
const missing = z.array(informationNeed);

export const dischargeData = {
  TherapyDischargeReceived: z.object({ canonicalVersion, missing }),
  TherapyDischargeRefused: z.object({ issues: z.int().min(1) }),
  TherapyDischargeCorrected: z.object({ canonicalVersion, missing }),
  InformationProvided: z.object({ canonicalVersion, supplied: missing, missing }),
  CancellationRequested: z.object({ reason: cancelReason }),
} as const;
