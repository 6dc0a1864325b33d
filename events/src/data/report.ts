/** What events of the report stage, of closing and of deadlines say. */
import {
  cancelReason,
  channel,
  deadlineKind,
  declineReason,
  endReason,
  errorReason,
  instant,
  outcome,
  reopenReason,
} from '@continuum/contracts/primitives';
import * as z from 'zod';
import { goalId } from './entry.ts';

const deadline = z.object({ deadline: deadlineKind, due: instant });

const closingReason = z.enum([
  ...new Set([
    ...endReason.options,
    ...declineReason.options,
    ...cancelReason.options,
    ...errorReason.options,
  ]),
]);

export const reportData = {
  ReportOpened: z
    .object({ reason: endReason })
    .describe('The program is over or its goals are met: the report is being drafted.'),
  ReportWithdrawn: z
    .object({ goalId })
    .describe('A corrected entry took back the goal the draft rested on; the program goes on.'),
  ReportIssued: z
    .object({
      recommendation: z.enum([
        'continue-independently',
        'functional-maintenance',
        'return-to-therapy',
        'further-exercise',
      ]),
    })
    .describe('The report went to the referrer.'),
  ReportAcknowledged: z
    .object({ acknowledgedAt: instant, channel })
    .describe('The referrer confirmed the report.'),
  EpisodeClosed: z
    .object({
      outcome,
      reason: closingReason,
      closing: z.enum(['member', 'acknowledged', 'unanswered', 'inactivity', 'partner-request']),
    })
    .describe('The episode ended; how, why, and at whose word.'),
  EpisodeReopened: z
    .object({ reason: reopenReason })
    .describe('A closed episode goes on in the stage it had left.'),
  DeadlineApproaching: deadline.describe('A reminder: something must happen by the due instant.'),
  DeadlineMissed: deadline.describe('The due instant passed without what had to happen.'),
} as const;
