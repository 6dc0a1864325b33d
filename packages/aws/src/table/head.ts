import type { DischargeCommit, EpisodeCommit, Head, Journal, Standing } from '@continuum/application';
import type * as z from 'zod';
import type { headItem } from './items.ts';
import { closedList, dischargeList, dueShardOf, headKey, openList } from './keys.ts';
import { packed, unpacked } from './packed-state.ts';
import type { Item } from './table.ts';

const listKeyOf = (journal: Journal, { list }: Standing): string => {
  if (journal.kind === 'discharge') return dischargeList(journal.partnerId);
  return list.kind === 'closed' ? closedList(journal.practiceId) : openList(journal.practiceId);
};

/** The place in the `list` index, what it shows there, and the place in the `due` index if it waits for anything. */
const indexed = (journal: Journal, standing: Standing): Item => {
  const { stage, status, trainerId, clientId, due, list, sweepAt } = standing;
  return {
    listKey: listKeyOf(journal, standing),
    listOrder: list.order,
    stage,
    status,
    ...(trainerId === undefined ? {} : { trainerId }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(due === undefined ? {} : { due }),
    ...(sweepAt === undefined ? {} : { dueShard: dueShardOf(journal), sweepAt }),
  };
};

/**
 * The HEAD item after a commit.
 * @param chain hash of the commit's last event
 */
export const headItemOf = (commit: EpisodeCommit | DischargeCommit, chain: string) => ({
  ...headKey(commit.journal),
  version: commit.state.version,
  chain,
  state: packed(commit.state),
  ...('messageId' in commit ? { messageId: commit.messageId } : {}),
  ...indexed(commit.journal, commit.standing),
});

/**
 * @throws Error when the state is not of the version it stands under
 */
export const headOf = <State extends { readonly version: number }>({
  version,
  chain,
  state: stored,
}: z.infer<typeof headItem>): Head<State> => {
  const state = unpacked(stored) as State;
  if (state.version !== version) throw new Error(`a stored HEAD of version ${version} holds another state`);
  return { state, version, chain };
};
