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
import { entry, goalId } from './entry.ts';

export const programData = {
  ProgramStarted: z.object({ visitHeldAt: instant }).describe('The first visit was held.'),
  AssessmentRecorded: z
    .object({ kind: assessmentKind, assessedAt: instant, measures: z.int().min(1) })
    .describe('The client was assessed; how many measures were taken, never what they read.'),
  GoalsSet: z.object({ goals: z.int().min(1) }).describe('Measurable goals were agreed; how many.'),
  ProgramActivated: z.object({}).describe('Baseline, goals and Plan of Exercise stand: sessions may begin.'),
  SessionRecorded: z
    .object({ heldAt: instant, durationMinutes: z.int().min(1) })
    .describe('An exercise session was held.'),
  GoalMet: z
    .object({ goalId, horizon: goalHorizon, assessment: entry })
    .describe('An assessment shows that a goal is reached.'),
  GoalReverted: z
    .object({ goalId, assessment: entry })
    .describe('A corrected assessment no longer shows a goal that was held to be met.'),
  RedFlagRaised: z
    .object({ level: redFlagLevel, entry })
    .describe(
      'An entry shows a red flag; caution only marks it, stop ends exercise until the client is cleared.',
    ),
  ClientReturnedToProvider: z
    .object({ redFlag: entry })
    .describe('Exercise stopped at a red flag, and the client is sent back to the provider.'),
  ProgramHeld: z
    .object({ reason: holdReason, reviewOn: localDate })
    .describe('The program pauses until a day on which the hold is reviewed.'),
  ProgramResumed: z
    .object({ because: z.enum(['member', 'entry-corrected']) })
    .describe('The program goes on after a hold or a return to the provider.'),
  ProgramConcluded: z
    .object({ reason: endReason })
    .describe('A trainer ended the program; the report opens with it.'),
  EntryCorrected: z
    .object({ entry, reason: correctionReason })
    .describe('A mistyped entry was corrected by naming it; the entry itself stays.'),
  DocumentSent: z
    .object({ document: documentKind, sentAt: instant, channel })
    .describe('One of the six documents of Medical Exercise Training went out.'),
} as const;
