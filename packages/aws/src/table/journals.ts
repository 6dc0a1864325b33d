import {
  type Cause,
  type CommitResult,
  causeKey,
  type Journal,
  type Journals,
  type Loaded,
  type Receipt,
} from '@continuum/application';
import type { Discharge, Episode } from '@continuum/domain';
import { canonicalOf } from './canonical.ts';
import { recordOfBody } from './chain.ts';
import { type CommitWrite, causeWrite, commitWrites } from './commit-writes.ts';
import { headOf } from './head.ts';
import { bodyItem, canonicalItem, headItem } from './items.ts';
import { canonicalKey, eventKey, headKey, inboxKey, journalPartition } from './keys.ts';
import { type Found, readItem, readItems } from './read-items.ts';
import type { Table } from './table.ts';
import { tokenOf, transact } from './transact.ts';

const loadedOf = <State extends { readonly version: number }>(
  found: Found,
  journal: Journal,
  cause: Cause,
): Loaded<State> => {
  const head = found.at(headKey(journal), headItem);
  const inbox = found.at(inboxKey(journal, cause), bodyItem);
  return {
    ...(head === undefined ? {} : { head: headOf<State>(head) }),
    ...(inbox === undefined ? {} : { receipt: JSON.parse(inbox.body) as Receipt }),
  };
};

/** An inbox hit comes before everything: the cause has its answer already. */
const refusedFor = (writes: readonly CommitWrite[], positions: readonly number[]): CommitResult => {
  const refused = new Set(positions.map((position) => writes[position]?.of));
  if (refused.has('cause')) return { kind: 'acted-already' };
  if (refused.has('journal')) return { kind: 'version-conflict' };
  if (refused.has('client')) return { kind: 'client-conflict' };
  throw new Error('a text kept apart stood under its key before its event did');
};

/**
 * Journals in the table: one consistent BatchGetItem to load, one TransactWriteItems to commit. Of a token that
 * came with other writes before, and of every refused condition, the caller learns that it must load again.
 */
export const createJournals = (table: Table): Journals => {
  const load = async <State extends { readonly version: number }>(journal: Journal, cause: Cause) =>
    loadedOf<State>(await readItems(table, [headKey(journal), inboxKey(journal, cause)]), journal, cause);
  return {
    loadEpisode: (journal, cause) => load<Episode>(journal, cause),
    loadDischarge: (journal, cause) => load<Discharge>(journal, cause),
    loadWithCanonical: async (journal, cause, { discharge, canonicalVersion }) => {
      const apart = canonicalKey(discharge, canonicalVersion);
      const found = await readItems(table, [headKey(journal), inboxKey(journal, cause), apart]);
      const item = found.at(apart, canonicalItem);
      return {
        ...loadedOf<Episode>(found, journal, cause),
        ...(item === undefined ? {} : { canonical: (await canonicalOf(table, item)).discharge }),
      };
    },
    commit: async (commit) => {
      const writes = await commitWrites(table, commit);
      const { journal, cause, expectedVersion } = commit;
      const token = tokenOf(journalPartition(journal), causeKey(cause), expectedVersion);
      const result = await transact(table, writes, token);
      switch (result.kind) {
        case 'written':
          return { kind: 'committed' };
        case 'token-reused':
          return { kind: 'version-conflict' };
        case 'refused':
          return refusedFor(writes, result.positions);
      }
    },
    remember: async ({ journal, cause, receipt, at }) => {
      const token = tokenOf(journalPartition(journal), causeKey(cause), 'answered');
      const { kind } = await transact(table, [causeWrite({ journal, cause, receipt }, at)], token);
      return kind === 'written' ? 'remembered' : 'acted-already';
    },
    readRecord: async (journal, version) => {
      const item = await readItem(table, eventKey(journal, version), bodyItem);
      return item === undefined ? undefined : recordOfBody(item.body);
    },
  };
};
