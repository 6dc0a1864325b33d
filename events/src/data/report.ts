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

const deadline = z.object({ deadline: deadlineKind, due: instant });

export const reportData = {
  ReportOpened: z.object({ reason: endReason }),
  ReportWithdrawn: z.object({ goalId: z.string().regex(/^g\d{1,8}\.\d{1,2}$/) }),
  ReportIssued: z.object({
    recommendation: z.enum(['continue-independently', 'functional-maintenance', 'return-to-therapy', 'further-exercise']),
  }),
  ReportAcknowledged: z.object({ acknowledgedAt: instant, channel }),
  EpisodeClosed: z.object({
    outcome,
    reason: z.enum([
      ...new Set([...endReason.options, ...declineReason.options, ...cancelReason.options, ...errorReason.options]),
    ]),
    closing: z.enum(['member', 'acknowledged', 'unanswered', 'inactivity', 'partner-request']),
  }),
  EpisodeReopened: z.object({ reason: reopenReason }),
  DeadlineApproaching: deadline,
  DeadlineMissed: deadline,
} as const;
