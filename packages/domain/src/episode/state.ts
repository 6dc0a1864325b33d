import type {
  CancelReason,
  ClientId,
  Closing,
  DeadlineKind,
  DeclineReason,
  DischargeId,
  EndReason,
  EpisodeId,
  ErrorReason,
  GoalHorizon,
  HoldReason,
  InformationNeed,
  Instant,
  LocalDate,
  MeasureCode,
  MemberId,
  NoteId,
  PaperKind,
  PartnerId,
  PracticeId,
  Side,
  Supplier,
} from '@continuum/contracts';
import type { Position } from './position.ts';

/**
 * What decisions about an episode need, and nothing else: the fold of its journal, kept as HEAD.
 * No session list, no names, no free text; it stays within 8 KB whatever happens.
 */
export interface Episode {
  readonly episodeId: EpisodeId;
  readonly practiceId: PracticeId;
  readonly clientId: ClientId;
  readonly partnerId: PartnerId;
  readonly dischargeId: DischargeId;
  /** Version of the last event. */
  readonly version: number;
  /** How often it was opened: 1, and one more with each reopening. */
  readonly loop: number;
  readonly position: Position;
  readonly openedAt: Instant;
  /** Version of the canonical discharge last read. */
  readonly canonicalVersion: number;
  readonly dischargedAt: Instant;
  /** Onset, injury or surgery; unknown when the discharge does not say. */
  readonly onsetOn?: LocalDate;
  readonly urgent?: true;
  /** A client of the same name and birth date exists; for the coordinator to look at, never merged. */
  readonly possibleDuplicate?: true;
  readonly cancellationRequestedAt?: Instant;
  readonly missing: readonly MissingInformation[];
  readonly papers: Readonly<Partial<Record<PaperKind, Paper>>>;
  readonly trainerId?: MemberId;
  readonly firstVisitAt?: Instant;
  readonly contactAttempts: number;
  readonly missedVisits: number;
  readonly program?: Program;
  readonly report?: Report;
  readonly redFlag?: RedFlag;
  readonly suspension?: Suspension;
  readonly deadlines: Readonly<Partial<Record<DeadlineKind, Deadline>>>;
  /** Deadlines that a hold or the closing stopped; resuming or reopening arms them again from its instant. */
  readonly stoppedDeadlines: readonly DeadlineKind[];
  /** Only while closed: where it stood before. */
  readonly closedFrom?: Position;
  /** Only while closed: when, why, and what ended it. */
  readonly ended?: Ended;
}

export interface Ended {
  readonly at: Instant;
  readonly reason: EndReason | DeclineReason | CancelReason | ErrorReason;
  readonly closing: Closing;
}

export interface MissingInformation {
  readonly need: InformationNeed;
  readonly from: Supplier;
}

export interface Paper {
  readonly signedOn: LocalDate;
  readonly expiresOn?: LocalDate;
  /** Version of the event that recorded it. */
  readonly version: number;
  /** It came with the discharge, so that a correction of the discharge replaces it. */
  readonly fromDischarge?: true;
}

export interface Program {
  readonly startedAt: Instant;
  readonly baseline?: Assessed;
  readonly lastAssessment?: Assessed;
  readonly goals: readonly GoalState[];
  readonly planVersion?: number;
  readonly activatedAt?: Instant;
  readonly sessions: number;
  readonly lastSession?: { readonly version: number; readonly heldAt: Instant };
  readonly followUpAt?: Instant;
}

export interface Assessed {
  readonly version: number;
  readonly assessedAt: Instant;
}

export interface GoalState {
  /** `g<version>.<position>`: of the event that set it. */
  readonly id: string;
  readonly horizon: GoalHorizon;
  readonly measure: MeasureCode;
  readonly side?: Side;
  readonly protocol?: string;
  readonly baseline: number;
  readonly target: number;
  readonly dueOn: LocalDate;
  readonly activity: NoteId;
  readonly latest?: LatestReading;
  /** Version of the assessment that met it. */
  readonly metBy?: number;
}

/** The last assessment that spoke to a goal; without a value when a correction took its reading away. */
export interface LatestReading {
  readonly version: number;
  readonly value?: number;
  /** When, if it is not the last assessment of all. */
  readonly at?: Instant;
}

export interface Report {
  readonly openedAt: Instant;
  readonly openedBy: number;
  /** Where a withdrawn report goes back to. */
  readonly openedFrom: Position;
  readonly reason: EndReason;
  readonly issuedAt?: Instant;
  readonly acknowledgedAt?: Instant;
}

/** The last red flag: a clearance dated and recorded after it lifts it. */
export interface RedFlag {
  readonly level: 'caution' | 'stop';
  /** Version of the entry that raised it. */
  readonly entry: number;
  /** Version of the event itself. */
  readonly version: number;
  readonly on: LocalDate;
  /** Another stop stood already when this one was raised: correcting one entry does not lift both. */
  readonly besideAnother?: true;
}

/** Why a program stands still, and where it goes on. */
export interface Suspension {
  readonly from: Position;
  readonly reason: HoldReason | 'red-flag';
}

export interface Deadline {
  readonly due: Instant;
  readonly remindAt: Instant;
  /** Version of the event that armed it. */
  readonly armedBy: number;
  /** Where something earlier pulled it forward: when it would be due without that. */
  readonly insteadOf?: Instant;
  readonly remindedAt?: Instant;
  readonly missedAt?: Instant;
}
