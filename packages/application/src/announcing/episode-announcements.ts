import type { EpisodeEventData, EpisodeEventType } from '@continuum/domain';
import type { ContractEventData, ContractEventName } from '@continuum/events';

/** What an event of the journal says to the bus; a fact that stays at home is `internal`. */
type Announced<T extends EpisodeEventType> = T extends ContractEventName
  ? (data: EpisodeEventData[T]) => ContractEventData[T]
  : 'internal';

/**
 * Every event of an episode's journal: what the bus hears of it, field by field, so that nothing slips out that
 * was not meant to. An event that is missing here, or published and unknown to the catalog, does not compile.
 */
export const episodeAnnouncements: { readonly [T in EpisodeEventType]: Announced<T> } = {
  ReferralOpened: ({ facts }) => ({ urgent: facts.urgent ?? false, missing: [...facts.missing] }),
  InformationRequested: ({ items }) => ({ items: items.map(({ need, from }) => ({ need, from })) }),
  InformationReceived: 'internal',
  CorrectionApplied: 'internal',
  ContactAttempted: 'internal',
  FirstVisitScheduled: ({ visitAt }) => ({ visitAt }),
  VisitMissed: 'internal',
  TrainerAssigned: 'internal',
  ReferralAccepted: ({ trainerId }) => (trainerId === undefined ? {} : { trainerId }),
  ReferralDeclined: ({ reason }) => ({ reason }),
  ReferralCancelled: ({ reason }) => ({ reason }),
  CancellationNoted: 'internal',
  PaperRecorded: 'internal',
  ProgramStarted: ({ visitHeldAt }) => ({ visitHeldAt }),
  AssessmentRecorded: ({ kind, assessedAt, measures }) => ({ kind, assessedAt, measures: measures.length }),
  GoalsSet: ({ goals }) => ({ goals: goals.length }),
  PlanSet: 'internal',
  ProgramActivated: () => ({}),
  SessionRecorded: ({ heldAt, durationMinutes }) => ({ heldAt, durationMinutes }),
  GoalMet: ({ goalId, horizon, assessment }) => ({ goalId, horizon, assessment }),
  GoalReverted: ({ goalId, assessment }) => ({ goalId, assessment }),
  RedFlagRaised: ({ level, entry }) => ({ level, entry }),
  ClientReturnedToProvider: ({ redFlag }) => ({ redFlag }),
  FollowUpScheduled: 'internal',
  DocumentSent: ({ document, sentAt, channel }) => ({ document, sentAt, channel }),
  ProgramHeld: ({ reason, reviewOn }) => ({ reason, reviewOn }),
  ProgramResumed: ({ because }) => ({ because }),
  ProgramConcluded: ({ reason }) => ({ reason }),
  ReportOpened: ({ reason }) => ({ reason }),
  ReportWithdrawn: ({ goalId }) => ({ goalId }),
  ReportIssued: ({ recommendation }) => ({ recommendation }),
  ReportAcknowledged: ({ acknowledgedAt, channel }) => ({ acknowledgedAt, channel }),
  ProgramContinued: 'internal',
  EntryCorrected: ({ entry, reason }) => ({ entry, reason }),
  DeadlineApproaching: ({ deadline, due }) => ({ deadline, due }),
  DeadlineMissed: ({ deadline, due }) => ({ deadline, due }),
  EpisodeClosed: ({ outcome, reason, closing }) => ({ outcome, reason, closing }),
  EpisodeReopened: ({ reason }) => ({ reason }),
};
