import type {
  AssessmentKind,
  CancelReason,
  ClientId,
  Closing,
  DeadlineKind,
  DeclineReason,
  DischargeId,
  DocumentKind,
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
  /** When the event was recorded that led there. */
  readonly standsSince: Instant;
  readonly openedAt: Instant;
  /** Version of the canonical discharge last read. */
  readonly canonicalVersion: number;
  readonly dischargedAt: Instant;
  /** Onset, injury or surgery; unknown when the discharge does not say. */
  readonly onsetOn?: LocalDate;
  readonly urgent?: true;
  /** A client of the same name and birth date exists; for the coordinator to look at, never merged. */
  readonly possibleDuplicate?: true;
  /** The partner's last wish to cancel that the practice was left to decide on. */
  readonly cancellationRequestedAt?: Instant;
  readonly missing: readonly MissingInformation[];
  /** What was missing until a paper was recorded; missing again when that turns out to be another. */
  readonly answered?: readonly AnsweredInformation[];
  /** Of each kind the one that counts. */
  readonly papers: Readonly<Partial<Record<PaperKind, Paper>>>;
  /** Papers on file beside those that count; the last few of each kind. */
  readonly otherPapers?: readonly PaperOnFile[];
  /** The last few documents sent of each kind that somebody waits for. */
  readonly documents?: SentDocuments;
  readonly trainerId?: MemberId;
  /** Until the program starts: when the referral was accepted, or a visit was last missed. */
  readonly visitAwaitedSince?: Instant;
  /** The day agreed for the first visit. */
  readonly firstVisitAt?: Instant;
  readonly contactAttempts: number;
  readonly missedVisits: number;
  readonly program?: Program;
  readonly report?: Report;
  readonly redFlag?: RedFlag;
  /** When a client last went back to the provider, who must be told of it, and the entry that showed why. */
  readonly returned?: Since & { readonly entry: number };
  readonly suspension?: Suspension;
  /** Those that run, and those that were missed, until what they wait for happens. */
  readonly deadlines: Readonly<Partial<Record<DeadlineKind, Deadline>>>;
  /** Open deadlines that a hold or the closing stopped; resuming or reopening arms them again from its instant. */
  readonly stoppedDeadlines: readonly DeadlineKind[];
  /** Only while closed: where it stood before. */
  readonly closedFrom?: Position;
  /** When it was last reopened. */
  readonly reopenedAt?: Instant;
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

export interface AnsweredInformation extends MissingInformation {
  /** Version of the paper that answered. */
  readonly by: number;
  /** Papers of up to this version were on file when it was asked, and answer nothing. */
  readonly askedSince: number;
}

export interface Paper {
  readonly signedOn: LocalDate;
  readonly expiresOn?: LocalDate;
  /** Version of the event that recorded it. */
  readonly version: number;
  /** It came with the discharge, so that a correction of the discharge replaces it. */
  readonly fromDischarge?: true;
}

export interface PaperOnFile extends Paper {
  readonly paper: PaperKind;
}

export type SentDocuments = Readonly<Partial<Record<DocumentKind, readonly SentDocument[]>>>;

export interface SentDocument {
  readonly version: number;
  readonly sentAt: Instant;
}

/** When something began, and the version of the event that says so. */
export interface Since {
  readonly version: number;
  readonly at: Instant;
}

export interface Program {
  readonly startedAt: Instant;
  readonly baseline?: Assessed;
  readonly lastAssessment?: Assessed;
  /** The few before the last, latest first. */
  readonly earlierAssessments?: readonly Assessed[];
  readonly goals: readonly GoalState[];
  readonly planVersion?: number;
  readonly activatedAt?: Instant;
  /** When it last went on after standing still, or being closed while it ran. */
  readonly resumedAt?: Instant;
  /** When it last went on after a report. */
  readonly continuedAt?: Instant;
  readonly sessions: number;
  readonly lastSession?: HeldSession;
  /** The few before the last, latest first. */
  readonly earlierSessions?: readonly HeldSession[];
  readonly inactivity?: Inactivity;
  readonly followUp?: FollowUp;
}

export interface Assessed {
  readonly version: number;
  readonly assessedAt: Instant;
  readonly kind: AssessmentKind;
}

export interface HeldSession {
  readonly version: number;
  readonly heldAt: Instant;
}

/** The last step of a client's silence that was missed, and since when that silence was counted. */
export interface Inactivity {
  readonly missed: 'inactivity-outreach' | 'inactivity-hold';
  readonly since: Instant;
}

/** The client's next visit to the referrer. */
export interface FollowUp {
  readonly visitAt: Instant;
  /** Version of the event that scheduled it. */
  readonly version: number;
  /** Version of the progress report that was sent for it. */
  readonly servedBy?: number;
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
  readonly latest?: GoalReading;
  /** The few before the latest, latest first. */
  readonly earlier?: readonly GoalReading[];
  /** Version of the assessment that met it. */
  readonly metBy?: number;
}

/** What an assessment read for a goal. */
export interface GoalReading {
  readonly version: number;
  readonly value: number;
  readonly at: Instant;
}

export interface Report {
  readonly openedAt: Instant;
  readonly openedBy: number;
  /** Where a withdrawn report goes back to. */
  readonly openedFrom: Position;
  readonly reason: EndReason;
  readonly issuedAt?: Instant;
  readonly acknowledgedAt?: Instant;
  /** The last correction of what it tells since it was issued: the referrer must be told. */
  readonly amendment?: Since;
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
  /** Of a hold: when it began, and when it is to be reviewed. */
  readonly hold?: { readonly since: Instant; readonly reviewOn: LocalDate };
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
