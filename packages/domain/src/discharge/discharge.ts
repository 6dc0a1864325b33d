import type {
  DischargeId,
  EpisodeId,
  InformationNeed,
  Instant,
  PartnerId,
  PracticeId,
} from '@continuum/contracts';
import type { Actor } from '../kernel/actor.ts';

/** Where a partner's message stands. Its episode's own stage is the episode's. */
export type DischargeStatus = 'received' | 'refused';

/** The fold of a discharge's journal. Holds no personal data: codes, ids, instants. */
export interface Discharge {
  readonly dischargeId: DischargeId;
  readonly partnerId: PartnerId;
  readonly status: DischargeStatus;
  readonly version: number;
  readonly firstReceivedAt: Instant;
  /** The episode id that the referral has, or will have. */
  readonly episodeId: EpisodeId;
  /** Known from acceptance on. */
  readonly practiceId?: PracticeId;
  readonly canonicalVersion: number;
  readonly missing: readonly InformationNeed[];
  readonly warnings: readonly string[];
  /** Of the last attempt, when it was refused. */
  readonly issues: readonly DischargeIssue[];
  /** Of the last attempt that was refused. */
  readonly refusedAt?: Instant;
  /** The last wish to cancel. */
  readonly cancellation?: Cancellation;
  /** The correction or answer that was taken last. */
  readonly latest?: Revision;
}

/** A partner's wish to cancel: the version of its event, and of the wish before it. */
export interface Cancellation {
  readonly requestedAt: Instant;
  readonly reason: DischargeEventData['CancellationRequested']['reason'];
  readonly version: number;
  readonly follows?: number;
}

/** What a message says now, by its latest correction or answer: which, of which bytes, and the version it made. */
export interface Revision {
  readonly type: 'TherapyDischargeCorrected' | 'InformationProvided';
  readonly hash: string;
  readonly version: number;
}

/** Where a refused message was wrong, in codes: never what it said. */
export interface DischargeIssue {
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** What the original was: where it is kept, and the hash of its bytes. */
export interface Original {
  readonly key: string;
  readonly hash: string;
  readonly contentType: string;
}

export interface DischargeEventData {
  TherapyDischargeReceived: {
    readonly practiceId: PracticeId;
    readonly canonicalVersion: number;
    readonly missing: readonly InformationNeed[];
    readonly warnings: readonly string[];
    readonly original: Original;
  };
  TherapyDischargeRefused: { readonly issues: readonly DischargeIssue[]; readonly original: Original };
  TherapyDischargeCorrected: {
    readonly canonicalVersion: number;
    readonly missing: readonly InformationNeed[];
    readonly warnings: readonly string[];
    readonly original: Original;
  };
  InformationProvided: {
    readonly canonicalVersion: number;
    readonly supplied: readonly InformationNeed[];
    readonly missing: readonly InformationNeed[];
    readonly original: Original;
  };
  CancellationRequested: {
    readonly reason: 'referrer-request' | 'client-request' | 'duplicate' | 'sent-in-error';
  };
}

export type DischargeEventType = keyof DischargeEventData;

export type DischargeEvent = {
  [T in DischargeEventType]: {
    readonly type: T;
    readonly dischargeId: DischargeId;
    readonly episodeId: EpisodeId;
    readonly version: number;
    readonly recordedAt: Instant;
    readonly by: Actor;
    readonly data: DischargeEventData[T];
  };
}[DischargeEventType];
