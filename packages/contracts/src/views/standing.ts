import * as z from 'zod';
import { instant } from '../primitives.ts';
import {
  cancelReason,
  closing,
  deadlineKind,
  declineReason,
  endReason,
  errorReason,
  stage,
  status,
} from '../vocabulary.ts';

export const standing = z.strictObject({ stage, status }).meta({ id: 'Standing' });
export type StandingView = z.infer<typeof standing>;

/** How a closed episode ended; its status is the outcome. */
export const endedView = z
  .strictObject({
    at: instant,
    reason: z.union([endReason, declineReason, cancelReason, errorReason]),
    closing,
  })
  .meta({ id: 'Ended', description: 'Only of what is closed: when, why, and what ended it.' });
export type EndedView = z.infer<typeof endedView>;

export const deadlineView = z
  .strictObject({
    deadline: deadlineKind,
    due: instant,
    remindAt: instant,
    remindedAt: instant.optional(),
    missedAt: instant.optional(),
  })
  .meta({ id: 'Deadline' });
export type DeadlineView = z.infer<typeof deadlineView>;
