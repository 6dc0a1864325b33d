/** The ports of the store over the commits that were made, for the functions' own tests. */
import {
  type CanonicalForm,
  type Cause,
  type Client,
  type Clients,
  causeKey,
  type DischargeCommit,
  type EpisodeCommit,
  type Journal,
  type JournalRecord,
  type Journals,
  type Loaded,
  type Reading,
  type Receipt,
} from '@continuum/application';

type Commit = EpisodeCommit | DischargeCommit;

interface Kept {
  readonly journal: Journal;
  readonly commits: Commit[];
}

const keyOf = (journal: Journal): string =>
  journal.kind === 'episode'
    ? `${journal.practiceId}/${journal.episodeId}`
    : `${journal.partnerId}/${journal.dischargeId}`;

/** Journals as the commits that made them. */
const store = () => {
  const journals = new Map<string, Kept>();
  const clients = new Map<string, Client>();
  const answers = new Map<string, Receipt>();
  const commitsOf = (journal: Journal): readonly Commit[] => journals.get(keyOf(journal))?.commits ?? [];
  const load = <State>(journal: Journal, cause: Cause): Loaded<State> => {
    const commits = commitsOf(journal);
    const last = commits.at(-1);
    const receipt: Receipt | undefined =
      commits.find((one) => causeKey(one.cause) === causeKey(cause))?.receipt ??
      answers.get(`${keyOf(journal)} ${causeKey(cause)}`);
    return {
      ...(last === undefined
        ? {}
        : { head: { state: last.state as State, version: last.state.version, chain: 'chain' } }),
      ...(receipt === undefined ? {} : { receipt }),
    };
  };
  const canonical = (journal: Journal, version: number): CanonicalForm | undefined =>
    commitsOf(journal)
      .map((commit) => ('canonical' in commit ? commit.canonical : undefined))
      .find((one) => one?.version === version);
  return { journals, clients, answers, commitsOf, load, canonical };
};

type Store = ReturnType<typeof store>;

const journalsOver = ({ journals, clients, answers, load, canonical }: Store): Journals => ({
  loadEpisode: async (journal, cause) => load(journal, cause),
  loadDischarge: async (journal, cause) => load(journal, cause),
  loadWithCanonical: async (journal, cause, from) => {
    const found = canonical(from.discharge, from.canonicalVersion);
    return { ...load(journal, cause), ...(found === undefined ? {} : { canonical: found.discharge }) };
  },
  commit: async (commit) => {
    const kept = journals.get(keyOf(commit.journal)) ?? { journal: commit.journal, commits: [] };
    if ((kept.commits.at(-1)?.state.version ?? 0) !== commit.expectedVersion)
      return { kind: 'version-conflict' };
    kept.commits.push(commit);
    journals.set(keyOf(commit.journal), kept);
    const put = 'clientWrites' in commit ? commit.clientWrites?.put : undefined;
    if (put !== undefined) clients.set(put.client.clientId, put.client);
    return { kind: 'committed' };
  },
  remember: async ({ journal, cause, receipt }) => {
    if (load(journal, cause).receipt !== undefined) return 'acted-already';
    answers.set(`${keyOf(journal)} ${causeKey(cause)}`, receipt);
    return 'remembered';
  },
  readRecord: async () => undefined,
});

const clientsOver = ({ clients }: Store): Clients => ({
  byIdentities: async () => new Map(),
  bySameNameAndBirth: async () => [],
  read: async (_practiceId, id) => clients.get(id),
});

const readingOver = ({ commitsOf, journals, canonical, clients }: Store): Reading => {
  const stateOf = (journal: Journal) => commitsOf(journal).at(-1)?.state as never;
  const recordsOf = (journal: Journal): JournalRecord[] =>
    commitsOf(journal).flatMap(({ records }) => records);
  return {
    episodes: async (practiceId) => ({
      rows: [...journals.values()].flatMap(({ journal, commits }) => {
        const standing = commits.at(-1)?.standing;
        return journal.kind === 'episode' &&
          journal.practiceId === practiceId &&
          standing?.clientId !== undefined
          ? [{ ...standing, episodeId: journal.episodeId, clientId: standing.clientId }]
          : [];
      }),
    }),
    episode: async (journal) => stateOf(journal),
    records: async (journal) => ({ rows: recordsOf(journal) }),
    notes: async () => new Map(),
    client: async (practiceId, id) =>
      [...clients.values()].find((one) => one.practiceId === practiceId && one.clientId === id),
    clients: async () => clients as never,
    clientsNamed: async (practiceId) => ({
      rows: [...clients.values()].filter((one) => one.practiceId === practiceId),
    }),
    episodesOf: async () => [],
    episodesAt: async (all) =>
      new Map(all.flatMap((one) => (stateOf(one) ? [[one.episodeId, stateOf(one)]] : []))),
    discharges: async () => ({ rows: [] }),
    discharge: async (journal) => {
      const last = commitsOf(journal).at(-1);
      return last !== undefined && 'messageId' in last
        ? { messageId: last.messageId, discharge: last.state }
        : undefined;
    },
    dischargeOfReferral: async (partnerId, pointer) =>
      [...journals.values()]
        .flatMap(({ journal, commits }) =>
          commits.some((one) => 'referralPointer' in one && one.referralPointer === pointer) &&
          journal.kind === 'discharge' &&
          journal.partnerId === partnerId
            ? [journal.dischargeId]
            : [],
        )
        .at(-1),
    canonical: async (journal, version) => canonical(journal, version),
    dueBy: async (now) =>
      [...journals.values()].flatMap(({ journal, commits }) => {
        const sweepAt = commits.at(-1)?.standing.sweepAt;
        return journal.kind === 'episode' && sweepAt !== undefined && sweepAt <= now ? [journal] : [];
      }),
  };
};

export const openStore = () => {
  const kept = store();
  return {
    /** Every commit, in the order of its journal. */
    kept,
    journals: journalsOver(kept),
    clients: clientsOver(kept),
    reading: readingOver(kept),
  };
};
