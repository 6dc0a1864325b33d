import type { ContractEvent } from '@continuum/events';
import { carryOut, practiceOf } from './carry-out.ts';
import { catchUp } from './catch-up.ts';
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
  EpisodeReopened: catchUp,
  CancellationRequested: (event, needs) =>
    carryOut(
      event,
      {
        name: 'cancel-referral',
        body: { reason: event.data.reason, requestedAt: event.recordedAt },
      },
      needs,
    ),
} satisfies Reactions;

/** For the program stage: whatever was measured or corrected, or waited while the episode was closed, is judged. */
export const programReactions = {
  AssessmentRecorded: (event, needs) => carryOut(event, { name: 'evaluate-goals', body: {} }, needs),
  EntryCorrected: (event, needs) => carryOut(event, { name: 'evaluate-goals', body: {} }, needs),
  EpisodeReopened: (event, needs) => carryOut(event, { name: 'evaluate-goals', body: {} }, needs),
} satisfies Reactions;

const openReport = (event: ContractEvent, needs: ReactionNeeds) =>
  carryOut(event, { name: 'open-report', body: {} }, needs);
const closeEpisode = (event: ContractEvent, needs: ReactionNeeds) =>
  carryOut(event, { name: 'close-episode', body: {} }, needs);

/**
 * For the report stage. Goals met may wait for a fresh assessment, or for one whose date is put right; they may
 * also have been met while the program stood still or the episode was closed. An acknowledged report whose
 * amendment was due closes its episode once that is sent.
 */
export const reportReactions = {
  GoalMet: openReport,
  AssessmentRecorded: openReport,
  ProgramResumed: openReport,
  EpisodeReopened: openReport,
  EntryCorrected: (event, needs) => (event.status === 'issued' ? closeEpisode : openReport)(event, needs),
  DocumentSent: async (event, needs) =>
    event.status === 'issued' && event.data.document === 'discharge-summary'
      ? closeEpisode(event, needs)
      : { kind: 'unchanged' },
  ReportAcknowledged: closeEpisode,
} satisfies Reactions;

export type StageReactions = Reactions;
