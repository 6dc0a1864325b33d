import type {
  ClientId,
  DischargeId,
  EpisodeId,
  Instant,
  MemberId,
  NoteId,
  PartnerId,
  PracticeId,
} from '@continuum/contracts';
import type { Discharge, Episode } from '@continuum/domain';
import type {
  CanonicalForm,
  Client,
  DischargeJournal,
  EpisodeJournal,
  Journal,
  JournalRecord,
} from './journals.ts';

/** One page; `next` continues it and means nothing to anyone else. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

export interface PageRequest {
  readonly limit: number;
  readonly after?: string;
}

export interface EpisodeRow {
  readonly episodeId: EpisodeId;
  readonly clientId: ClientId;
  readonly stage: string;
  readonly status: string;
  readonly trainerId?: MemberId;
  readonly due?: Instant;
}

export interface DischargeRow {
  readonly messageId: string;
  readonly discharge: Discharge;
}

/** A cursor that was not made by this list. */
export class InvalidCursor extends Error {}

/**
 * Everything that is read and not decided on. Lists are eventually consistent; single items are not.
 * @throws InvalidCursor when `after` was not given out by the same list
 */
export interface Reading {
  /** Work list of a practice: open ones what is late first, or closed ones the latest closed first. Pages fill past filters. */
  episodes(
    practiceId: PracticeId,
    which: 'open' | 'closed',
    filter: {
      readonly stage?: string;
      readonly status?: string;
      readonly trainerId?: MemberId;
      /** Open ones only: whose earliest deadline is due by then. */
      readonly dueBy?: Instant;
    },
    page: PageRequest,
  ): Promise<Page<EpisodeRow>>;
  episode(journal: EpisodeJournal): Promise<Episode | undefined>;
  /** Events in order, oldest first. */
  records(journal: Journal, page: PageRequest): Promise<Page<JournalRecord>>;
  notes(journal: EpisodeJournal, ids: readonly NoteId[]): Promise<ReadonlyMap<NoteId, string>>;
  client(practiceId: PracticeId, clientId: ClientId): Promise<Client | undefined>;
  clients(practiceId: PracticeId, ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, Client>>;
  /** By the beginning of the family name, case and accents aside. */
  clientsNamed(practiceId: PracticeId, beginning: string, page: PageRequest): Promise<Page<Client>>;
  episodesOf(practiceId: PracticeId, clientId: ClientId): Promise<readonly EpisodeId[]>;
  /** A partner's discharges, the latest received first. */
  discharges(
    partnerId: PartnerId,
    filter: { readonly status?: string },
    page: PageRequest,
  ): Promise<Page<DischargeRow>>;
  discharge(journal: DischargeJournal): Promise<DischargeRow | undefined>;
  /** Where a pointer leads: the keyed hash of a partner's own referral id. */
  dischargeOfReferral(partnerId: PartnerId, referralPointer: string): Promise<DischargeId | undefined>;
  /** Several episodes at once, for a list. */
  episodesAt(journals: readonly EpisodeJournal[]): Promise<ReadonlyMap<EpisodeId, Episode>>;
  canonical(journal: DischargeJournal, version: number): Promise<CanonicalForm | undefined>;
  /** Episodes on which the sweep must act at `now`, the earliest first, at most `limit`. */
  dueBy(now: Instant, limit: number): Promise<readonly EpisodeJournal[]>;
}
