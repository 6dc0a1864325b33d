import type { ClientId, EpisodeId } from '@continuum/contracts';
import type { Client, Journal, JournalRecord, Note, Receipt, Standing } from '../src/index.ts';

/** One journal as it is kept: text, as a store keeps it, so that nothing is shared with whoever wrote it. */
export interface KeptJournal {
  readonly journal: Journal;
  head?: { readonly state: string; readonly version: number; readonly chain: string };
  standing?: Standing;
  messageId?: string;
  readonly records: string[];
  readonly inbox: Map<string, string>;
  readonly canonical: Map<number, string>;
  readonly notes: Map<string, Note>;
}

/** Everything the in-memory store holds. */
export interface KeptItems {
  readonly journals: Map<string, KeptJournal>;
  /** By practice and client. */
  readonly clients: Map<string, Client>;
  /** By practice and keyed hash. */
  readonly identities: Map<string, ClientId>;
  /** By practice and client. */
  readonly episodes: Map<string, Set<EpisodeId>>;
  /** By partner and keyed hash. */
  readonly referralPointers: Map<string, string>;
}

export const nothingKept = (): KeptItems => ({
  journals: new Map(),
  clients: new Map(),
  identities: new Map(),
  episodes: new Map(),
  referralPointers: new Map(),
});

const keyOf = (journal: Journal): string =>
  journal.kind === 'episode'
    ? `${journal.practiceId} ${journal.episodeId}`
    : `${journal.partnerId} ${journal.dischargeId}`;

export const journalIn = ({ journals }: KeptItems, journal: Journal): KeptJournal => {
  const key = keyOf(journal);
  const found: KeptJournal = journals.get(key) ?? {
    journal,
    records: [],
    inbox: new Map(),
    canonical: new Map(),
    notes: new Map(),
  };
  journals.set(key, found);
  return found;
};

export const recordsOf = ({ records }: KeptJournal): readonly JournalRecord[] =>
  records.map((text) => JSON.parse(text));

export const receiptIn = ({ inbox }: KeptJournal, cause: string): Receipt | undefined => {
  const text = inbox.get(cause);
  return text === undefined ? undefined : JSON.parse(text);
};
