import type {
  CancelReason,
  ClientId,
  ClosedOutcome,
  Closing,
  CommandBody,
  CorrectionReason,
  DeadlineKind,
  DeclineReason,
  DischargeId,
  EndReason,
  EpisodeId,
  ErrorReason,
  HoldReason,
  InformationNeed,
  Instant,
  LocalDate,
  MemberCommand,
  MemberId,
  PaperKind,
  PartnerId,
  PracticeId,
  RedFlagLevel,
  ReopenReason,
} from '@continuum/contracts';
import type { Actor } from '../kernel/actor.ts';
import type { Kept, NoteReference } from '../kernel/notes.ts';
import type { Finding } from '../measures/index.ts';
import type { PolicyVersion } from '../policy/index.ts';
import type { Position } from './position.ts';
import type { MissingInformation } from './state.ts';

type Note = { readonly note?: NoteReference };
type Recorded<C extends MemberCommand> = Kept<CommandBody<C>>;

/** What a discharge tells about the episode it opens; told again when it is corrected or answered. */
export interface DischargeFacts {
  /** Version of the canonical discharge they were read from; older facts never replace newer ones. */
  readonly canonicalVersion: number;
  readonly dischargedAt: Instant;
  readonly onsetOn?: LocalDate;
  readonly urgent?: true;
  readonly missing: readonly InformationNeed[];
  readonly papers: readonly {
    readonly paper: PaperKind;
    readonly signedOn: LocalDate;
    readonly expiresOn?: LocalDate;
  }[];
}

/** To whom a corrected discharge's identifiers lead, where that is another client than before. */
export interface MovedToClient {
  readonly clientId: ClientId;
  readonly possibleDuplicate?: true;
}

/** A correction carries the whole entry as it should have been. */
export type CorrectedEntry = Recorded<'correct-entry'>['corrected'];

/** What each event of an episode's journal says. */
export interface EpisodeEventData {
  ReferralOpened: {
    readonly practiceId: PracticeId;
    readonly clientId: ClientId;
    readonly partnerId: PartnerId;
    readonly dischargeId: DischargeId;
    readonly facts: DischargeFacts;
    readonly possibleDuplicate?: true;
  };
  InformationRequested: { readonly items: readonly MissingInformation[] } & Note;
  InformationReceived: { readonly facts: DischargeFacts; readonly moved?: MovedToClient };
  CorrectionApplied: { readonly facts: DischargeFacts; readonly moved?: MovedToClient };
  ContactAttempted: Recorded<'record-contact-attempt'>;
  FirstVisitScheduled: Recorded<'schedule-first-visit'>;
  VisitMissed: Recorded<'record-missed-visit'>;
  TrainerAssigned: { readonly trainerId: MemberId };
  ReferralAccepted: { readonly trainerId?: MemberId } & Note;
  ReferralDeclined: { readonly reason: DeclineReason } & Note;
  ReferralCancelled: { readonly reason: CancelReason } & Note;
  /** The partner asked to cancel when the program ran already, or before a reopening: for the practice to answer. */
  CancellationNoted: { readonly reason: CancelReason; readonly requestedAt?: Instant };
  PaperRecorded: Recorded<'record-paper'>;
  ProgramStarted: Recorded<'start-program'>;
  AssessmentRecorded: Recorded<'record-assessment'>;
  GoalsSet: Recorded<'set-goals'>;
  PlanSet: Recorded<'set-plan'>;
  ProgramActivated: Record<never, never>;
  SessionRecorded: Recorded<'record-session'>;
  GoalMet: { readonly goalId: string; readonly horizon: '30-day' | '90-day'; readonly assessment: number };
  GoalReverted: { readonly goalId: string; readonly assessment: number };
  RedFlagRaised: {
    readonly level: RedFlagLevel;
    readonly findings: readonly Finding[];
    readonly entry: number;
    readonly on: LocalDate;
  };
  ClientReturnedToProvider: { readonly redFlag: number } & Note;
  FollowUpScheduled: Recorded<'schedule-follow-up'>;
  DocumentSent: Recorded<'record-document-sent'>;
  ProgramHeld: { readonly reason: HoldReason; readonly reviewOn: LocalDate } & Note;
  ProgramResumed: { readonly because: 'member' | 'entry-corrected' } & Note;
  ProgramConcluded: { readonly reason: EndReason } & Note;
  ReportOpened: { readonly reason: EndReason };
  ReportWithdrawn: { readonly goalId: string };
  ReportIssued: Recorded<'issue-report'>;
  ReportAcknowledged: Recorded<'acknowledge-report'>;
  ProgramContinued: Record<never, never>;
  EntryCorrected: {
    readonly entry: number;
    readonly reason: CorrectionReason;
    readonly corrected: CorrectedEntry;
  } & Note;
  DeadlineApproaching: { readonly deadline: DeadlineKind; readonly due: Instant };
  DeadlineMissed: { readonly deadline: DeadlineKind; readonly due: Instant };
  EpisodeClosed: {
    readonly outcome: ClosedOutcome;
    readonly reason: EndReason | DeclineReason | CancelReason | ErrorReason;
    readonly closing: Closing;
    readonly lastContactAt?: Instant;
  } & Note;
  EpisodeReopened: { readonly reason: ReopenReason } & Note;
}

export type EpisodeEventType = keyof EpisodeEventData;

export interface ArmedDeadline {
  readonly kind: DeadlineKind;
  readonly due: Instant;
  readonly remindAt: Instant;
  /** Where something earlier pulled it forward: when it would be due without that. */
  readonly insteadOf?: Instant;
}

/** What an event did to the deadlines. Due instants are stored, so that a replay does not move them. */
export interface DeadlineChanges {
  readonly armed?: readonly ArmedDeadline[];
  readonly cleared?: readonly DeadlineKind[];
  readonly stopped?: readonly DeadlineKind[];
}

/** One fact of an episode's journal: immutable, versioned, in order. */
export type EpisodeEvent = {
  [T in EpisodeEventType]: {
    readonly type: T;
    readonly episodeId: EpisodeId;
    readonly version: number;
    readonly recordedAt: Instant;
    readonly by: Actor;
    /** The policy that judged. */
    readonly policy: PolicyVersion;
    /** Where the episode stands after it. */
    readonly position: Position;
    readonly data: EpisodeEventData[T];
    readonly deadlines?: DeadlineChanges;
  };
}[EpisodeEventType];

export type EpisodeEventOf<T extends EpisodeEventType> = Extract<EpisodeEvent, { type: T }>;
