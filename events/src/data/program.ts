/** What events of the program stage say. */
import {
  assessmentKind,
  channel,
  correctionReason,
  documentKind,
  endReason,
  goalHorizon,
  holdReason,
  instant,
  localDate,
  redFlagLevel,
} from '@continuum/contracts/primitives';
import * as z from 'zod';

const entry = z.int().min(1);
/** `g<version>.<position>`: a goal by the event that set it. */
const goalId = z.string().regex(/^g\d{1,8}\.\d{1,2}$/);

export const programData = {
  ProgramStarted: z.object({ visitHeldAt: instant }),
  AssessmentRecorded: z.object({ kind: assessmentKind, assessedAt: instant, measures: z.int().min(1) }),
  GoalsSet: z.object({ goals: z.int().min(1) }),
  ProgramActivated: z.object({}),
  SessionRecorded: z.object({ heldAt: instant, durationMinutes: z.int().min(1) }),
  GoalMet: z.object({ goalId, horizon: goalHorizon, assessment: entry }),
  GoalReverted: z.object({ goalId, assessment: entry }),
  RedFlagRaised: z.object({ level: redFlagLevel, entry }),
  ClientReturnedToProvider: z.object({ redFlag: entry }),
  ProgramHeld: z.object({ reason: holdReason, reviewOn: localDate }),
  ProgramResumed: z.object({ because: z.enum(['member', 'entry-corrected']) }),
  ProgramConcluded: z.object({ reason: endReason }),
  EntryCorrected: z.object({ entry, reason: correctionReason }),
  DocumentSent: z.object({ document: documentKind, sentAt: instant, channel }),
} as const;
