import type {
  ClientId,
  DischargeId,
  DocumentSupplies,
  EpisodeId,
  EventId,
  InformationProvided,
  Instant,
  LocalDate,
  MemberId,
  NoteId,
  PartnerId,
  PracticeId,
  TherapyDischarge,
} from '@continuum/contracts';
import type { Discharge, DischargeEvent, Episode, EpisodeEvent } from '@continuum/domain';

/** Names one journal. */
export type EpisodeJournal = {
  readonly kind: 'episode';
  readonly practiceId: PracticeId;
  readonly episodeId: EpisodeId;
};
export type DischargeJournal = {
  readonly kind: 'discharge';
  readonly partnerId: PartnerId;
  readonly dischargeId: DischargeId;
};
export type Journal = EpisodeJournal | DischargeJournal;

/**
 * What caused a commit; the key of its INBOX item, so that the same cause never acts twice.
 * A command's is its caller and Idempotency-Key (or the hash of a posted message), a reaction's its consumer and
 * contract event, a deadline's its id, step and due instant.
 */
export type Cause =
  | { readonly kind: 'command'; readonly callerId: string; readonly key: string }
  | { readonly kind: 'event'; readonly consumer: string; readonly eventId: EventId }
  | {
      readonly kind: 'deadline';
      readonly deadlineId: string;
      readonly step: 'remind' | 'miss';
      readonly due: Instant;
    };

/** What the inbox keeps of a cause that acted: enough to answer its retry byte for byte. */
export interface Receipt {
  /** Hash of the request; another request under the same key is refused. */
  readonly requestHash: string;
  readonly version: number;
  readonly eventIds: readonly EventId[];
  /** The answer itself, where it says more than version and event ids. */
  readonly answer?: string;
}

/** An event as it is stored: the fact, and the ids its announcement carries. */
export type JournalRecord = (EpisodeEvent | DischargeEvent) & {
  readonly eventId: EventId;
  /** Version of the event type's own shape. */
  readonly schemaVersion: number;
  readonly practiceId?: PracticeId;
  readonly partnerId: PartnerId;
  readonly dischargeId: DischargeId;
  readonly episodeId: EpisodeId;
  /** The inbox key of its cause. */
  readonly causedBy: string;
};

/** A text kept apart, with the salt of the hash that its event holds. */
export interface Note {
  readonly noteId: NoteId;
  readonly text: string;
  readonly salt: string;
}

/** How an open or closed episode, or a discharge, stands in the lists. */
export interface Standing {
  readonly stage: string;
  readonly status: string;
  readonly trainerId?: MemberId;
  readonly clientId?: ClientId;
  /** Earliest unsatisfied deadline, missed ones included. */
  readonly due?: Instant;
  readonly list:
    | { readonly kind: 'open'; readonly order: Instant }
    | { readonly kind: 'closed'; readonly order: Instant }
    | { readonly kind: 'partner'; readonly order: Instant };
  /** The next instant the sweep must act; absent when there is none. */
  readonly sweepAt?: Instant;
}

/** A person as a practice keeps them. Everything here is personal. */
export interface Client {
  readonly clientId: ClientId;
  readonly practiceId: PracticeId;
  readonly name: { readonly family?: string; readonly given: readonly string[] };
  readonly birthDate?: LocalDate;
  readonly sex?: string;
  readonly contact?: { readonly phone?: string; readonly email?: string; readonly address?: string };
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
  /** Version of this record, for optimistic writing. */
  readonly version: number;
}

/** Writes that ride in the same commit when an episode opens or a client is corrected. */
export interface ClientWrites {
  /** A new client, or an existing one changed (condition: its version before). */
  readonly put?: { readonly client: Client; readonly expectedVersion: number | 'absent' };
  /** Keyed hashes of identifiers that from now on lead to the client; refused if one leads elsewhere. */
  readonly identities: readonly string[];
  readonly clientId: ClientId;
  /** Set when the episode is new to the client. */
  readonly episodeId?: EpisodeId;
}

interface CommonCommit {
  /** Version of HEAD before: 0 for the first commit. */
  readonly expectedVersion: number;
  /** Hash of the last event before; undefined for the first commit. */
  readonly expectedChain: string | undefined;
  readonly records: readonly JournalRecord[];
  readonly cause: Cause;
  readonly receipt: Receipt;
  readonly standing: Standing;
  readonly notes: readonly Note[];
}

export interface EpisodeCommit extends CommonCommit {
  readonly journal: EpisodeJournal;
  readonly state: Episode;
  readonly clientWrites?: ClientWrites;
}

/**
 * A paper that came as a document. By itself it supplies nothing that is dated: a member reads it and records what
 * it says.
 */
export interface DocumentOnFile {
  /** The hash of its bytes, by which its original is found: SHA-256, base64url. */
  readonly documentId: string;
  readonly title: string;
  readonly contentType: string;
  /** What its sender says that it is. */
  readonly supplies?: DocumentSupplies;
  readonly receivedAt: Instant;
}

/** A discharge in the one canonical form, with everything that was supplied since. */
export interface CanonicalForm {
  readonly discharge: TherapyDischarge;
  /** What of it was supplied apart from the message: a corrected message that is silent about it keeps it. */
  readonly provided?: InformationProvided;
  /** Documents that were sent for it, in their order. */
  readonly onFile?: readonly DocumentOnFile[];
}

export interface DischargeCommit extends CommonCommit {
  readonly journal: DischargeJournal;
  readonly state: Discharge;
  /** The partner's own id of the message: kept beside HEAD, never in an event. */
  readonly messageId: string;
  /** The canonical form this commit's event names. */
  readonly canonical?: CanonicalForm & { readonly version: number };
  /** Keyed hash of the partner's referral id, pointing here. */
  readonly referralPointer?: string;
}

/** Why a commit did not happen. Throttling and the like are thrown as `TransientError` instead. */
export type CommitResult =
  | { readonly kind: 'committed' }
  /** HEAD moved meanwhile: load, decide again. */
  | { readonly kind: 'version-conflict' }
  /** The cause acted already: load finds its receipt. */
  | { readonly kind: 'acted-already' }
  /** An identifier leads to another client by now, or the client changed: look again. */
  | { readonly kind: 'client-conflict' };

export interface Head<State> {
  readonly state: State;
  readonly version: number;
  /** Hash over the stored bytes of the last event, which holds the hash of the one before. */
  readonly chain: string;
}

export interface Loaded<State> {
  readonly head?: Head<State>;
  readonly receipt?: Receipt;
}

/** Reads and writes journals: one consistent BatchGetItem to load, one TransactWriteItems to commit. */
export interface Journals {
  loadEpisode(journal: EpisodeJournal, cause: Cause): Promise<Loaded<Episode>>;
  loadDischarge(journal: DischargeJournal, cause: Cause): Promise<Loaded<Discharge>>;
  /** Episode, inbox and the discharge's canonical form in one read: what opening or correcting a referral needs. */
  loadWithCanonical(
    journal: EpisodeJournal,
    cause: Cause,
    from: { readonly discharge: DischargeJournal; readonly canonicalVersion: number },
  ): Promise<Loaded<Episode> & { readonly canonical?: TherapyDischarge }>;
  commit(commit: EpisodeCommit | DischargeCommit): Promise<CommitResult>;
  /** Remembers the answer to a cause that changed nothing, so that its retry gets it whatever happens meanwhile. */
  remember(answered: {
    readonly journal: Journal;
    readonly cause: Cause;
    readonly receipt: Receipt;
    readonly at: Instant;
  }): Promise<'remembered' | 'acted-already'>;
  /** One event; undefined when there is none of that version. */
  readRecord(journal: Journal, version: number): Promise<JournalRecord | undefined>;
}

/** Finds clients by what a discharge says of them. */
export interface Clients {
  /** Clients that keyed identifier hashes lead to, by hash. */
  byIdentities(practiceId: PracticeId, hashes: readonly string[]): Promise<ReadonlyMap<string, ClientId>>;
  /** Ids of clients with the same folded name and birth date. Eventually consistent. */
  bySameNameAndBirth(client: Client): Promise<readonly ClientId[]>;
  read(practiceId: PracticeId, clientId: ClientId): Promise<Client | undefined>;
}
