import type { ContractEvent } from '@continuum/events';
import { carryOut, practiceOf } from './carry-out.ts';
import { openReferral } from './open-referral.ts';
import type { ReactionNeeds, ReactionResult } from './reaction.ts';
import { refreshReferral } from './refresh-referral.ts';

type Reactions = {
  readonly [N in ContractEvent['type']]?: (
    event: Extract<ContractEvent, { type: N }>,
    needs: ReactionNeeds,
  ) => Promise<ReactionResult>;
};

/** Contract event → command, for the referral stage. */
export const referralReactions = {
  TherapyDischargeReceived: async (event, needs) =>
    openReferral(event, await practiceOf(event, needs.registry), needs),
  TherapyDischargeCorrected: refreshReferral,
  InformationProvided: refreshReferral,
  CancellationRequested: (event, needs) =>
    carryOut(event, { name: 'cancel-referral', body: { reason: event.data.reason } }, needs),
} satisfies Reactions;

/** For the program stage: whatever was measured or corrected, goals are judged anew. */
export const programReactions = {
  AssessmentRecorded: (event, needs) => carryOut(event, { name: 'evaluate-goals', body: {} }, needs),
  EntryCorrected: (event, needs) => carryOut(event, { name: 'evaluate-goals', body: {} }, needs),
} satisfies Reactions;

/**
 * For the report stage. An assessment may be the fresh one that goals met before were waiting for; goals may also
 * have been met while the program stood still.
 */
export const reportReactions = {
  GoalMet: (event, needs) => carryOut(event, { name: 'open-report', body: {} }, needs),
  AssessmentRecorded: (event, needs) => carryOut(event, { name: 'open-report', body: {} }, needs),
  ProgramResumed: (event, needs) => carryOut(event, { name: 'open-report', body: {} }, needs),
  ReportAcknowledged: (event, needs) => carryOut(event, { name: 'close-episode', body: {} }, needs),
} satisfies Reactions;

export type StageReactions = Reactions;
