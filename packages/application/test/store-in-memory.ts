import type { ClientId, DischargeId } from '@continuum/contracts';
import {
  type Cause,
  type Client,
  type Clients,
  causeKey,
  type Head,
  type Journals,
  type Reading,
} from '../src/index.ts';
import { commitInMemory } from './commit-in-memory.ts';
import {
  journalIn,
  type KeptItems,
  type KeptJournal,
  nothingKept,
  receiptIn,
  recordsOf,
} from './kept-items.ts';

const loaded = <State>(kept: KeptJournal, cause: Cause) => {
  const receipt = receiptIn(kept, causeKey(cause));
  const { head } = kept;
  return {
    ...(head === undefined ? {} : { head: { ...head, state: JSON.parse(head.state) } satisfies Head<State> }),
    ...(receipt === undefined ? {} : { receipt }),
  };
};

const journalsOver = (items: KeptItems): Journals => ({
  loadEpisode: async (journal, cause) => loaded(journalIn(items, journal), cause),
  loadDischarge: async (journal, cause) => loaded(journalIn(items, journal), cause),
  loadWithCanonical: async (journal, cause, { discharge, canonicalVersion }) => {
    const canonical = journalIn(items, discharge).canonical.get(canonicalVersion);
    return {
      ...loaded(journalIn(items, journal), cause),
      ...(canonical === undefined ? {} : { canonical: JSON.parse(canonical).discharge }),
    };
  },
  commit: async (commit) => commitInMemory(items, commit),
  remember: async ({ journal, cause, receipt }) => {
    const { inbox } = journalIn(items, journal);
    if (inbox.has(causeKey(cause))) return 'acted-already';
    inbox.set(causeKey(cause), JSON.stringify(receipt));
    return 'remembered';
  },
  readRecord: async (journal, version) => recordsOf(journalIn(items, journal))[version - 1],
});

const folded = ({ name }: Client): string =>
  [name.family ?? '', ...name.given]
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

const clientsOver = ({ clients, identities }: KeptItems): Clients => ({
  byIdentities: async (practiceId, hashes) =>
    new Map(
      hashes.flatMap((hash): [string, ClientId][] => {
        const owner = identities.get(`${practiceId} ${hash}`);
        return owner === undefined ? [] : [[hash, owner]];
      }),
    ),
  bySameNameAndBirth: async (client) =>
    [...clients.values()]
      .filter(
        (other) =>
          client.birthDate !== undefined &&
          other.practiceId === client.practiceId &&
          other.birthDate === client.birthDate &&
          folded(other) === folded(client),
      )
      .map(({ clientId }) => clientId),
  read: async (practiceId, clientId) => clients.get(`${practiceId} ${clientId}`),
});

const readingOver = (
  items: KeptItems,
): Pick<Reading, 'dueBy' | 'episode' | 'canonical' | 'discharge' | 'dischargeOfReferral'> => ({
  dueBy: async (now, limit) =>
    [...items.journals.values()]
      .flatMap(({ journal, standing }) =>
        journal.kind === 'episode' && standing?.sweepAt !== undefined && standing.sweepAt <= now
          ? [{ journal, sweepAt: standing.sweepAt }]
          : [],
      )
      .sort((one, other) => (one.sweepAt < other.sweepAt ? -1 : 1))
      .slice(0, limit)
      .map(({ journal }) => journal),
  episode: async (journal) => {
    const { head } = journalIn(items, journal);
    return head === undefined ? undefined : JSON.parse(head.state);
  },
  canonical: async (journal, version) => {
    const text = journalIn(items, journal).canonical.get(version);
    return text === undefined ? undefined : JSON.parse(text);
  },
  discharge: async (journal) => {
    const { messageId, head } = journalIn(items, journal);
    return messageId === undefined || head === undefined
      ? undefined
      : { messageId, discharge: JSON.parse(head.state) };
  },
  dischargeOfReferral: async (partnerId, hash) =>
    items.referralPointers.get(`${partnerId} ${hash}`) as DischargeId | undefined,
});

/** The ports of the store over plain maps, with the conditions of the real one. */
export const createStore = () => {
  const items = nothingKept();
  return { items, journals: journalsOver(items), clients: clientsOver(items), reading: readingOver(items) };
};
