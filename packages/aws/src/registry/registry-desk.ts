import { randomUUID } from 'node:crypto';
import type { Practice } from '@continuum/application';
import type { MemberId, PartnerId, PracticeId } from '@continuum/contracts';
import type * as z from 'zod';
import type { Condition } from '../table/conditions.ts';
import {
  accountKey,
  type Key,
  loginKey,
  memberKey,
  memberPrefix,
  partnerKey,
  practiceKey,
  registryPartitions,
} from '../table/keys.ts';
import { readItem } from '../table/read-items.ts';
import type { Item, Table } from '../table/table.ts';
import { transact, type Write } from '../table/transact.ts';
import {
  type MemberEntry,
  memberEntryOf,
  memberItem,
  type PartnerEntry,
  partnerEntryOf,
  partnerItem,
  practiceItem,
  practiceOf,
} from './entries.ts';
import { type EntryPage, type PageRequest, readEntries } from './entry-pages.ts';
import { createRegistryChanges, type RegistryChanges } from './registry-changes.ts';

/** What stands in the way of an addition: an entry with the id, its login, or its AWS account. */
export type Taken = 'entry' | 'login' | 'account';
export type Addition =
  | { readonly kind: 'added' }
  | { readonly kind: 'taken'; readonly what: readonly Taken[] };
type New<Entry> = Omit<Entry, 'disabled'>;

/**
 * Where practices, partner clinics and members are registered. Nothing is ever removed: entries are named by
 * journals for good. An addition is written whole or not at all, and never over another.
 */
export interface RegistryDesk extends RegistryChanges {
  practice(id: PracticeId): Promise<Practice | undefined>;
  partner(id: PartnerId): Promise<PartnerEntry | undefined>;
  member(practiceId: PracticeId, id: MemberId): Promise<MemberEntry | undefined>;
  addPractice(practice: New<Practice>): Promise<Addition>;
  addPartner(partner: New<PartnerEntry>): Promise<Addition>;
  addMember(member: New<MemberEntry>): Promise<Addition>;
  listPractices(page: PageRequest): Promise<EntryPage<Practice>>;
  listPartners(page: PageRequest): Promise<EntryPage<PartnerEntry>>;
  /** Of one practice, or of all. */
  listMembers(practiceId: PracticeId | undefined, page: PageRequest): Promise<EntryPage<MemberEntry>>;
}

const put = (key: Key, attributes: Item, condition: Condition): Write => ({
  item: { ...attributes, ...key },
  condition,
});

/** @throws TransientError from every method when the table does not answer */
export const createRegistryDesk = (table: Table): RegistryDesk => {
  const read = async <S extends z.ZodType, Entry>(key: Key, schema: S, of: (found: z.infer<S>) => Entry) => {
    const found = await readItem(table, key, schema);
    return found === undefined ? undefined : of(found);
  };

  const add = async (places: readonly (readonly [Taken, Key, Item])[]): Promise<Addition> => {
    const writes = places.map(([, key, item]) => put(key, item, { kind: 'absent' }));
    const result = await transact(table, writes, randomUUID());
    if (result.kind === 'written') return { kind: 'added' };
    if (result.kind === 'token-reused') throw new Error('the token of a registration was not its own');
    return { kind: 'taken', what: result.positions.flatMap((position) => places[position]?.[0] ?? []) };
  };

  const entryItem = (entry: object): Item => ({ ...entry, disabled: false, version: 1 }) as Item;

  return {
    practice: (id) => read(practiceKey(id), practiceItem, practiceOf),
    partner: (id) => read(partnerKey(id), partnerItem, partnerEntryOf),
    member: (practiceId, id) => read(memberKey(practiceId, id), memberItem, memberEntryOf),
    addPractice: (practice) => add([['entry', practiceKey(practice.practiceId), entryItem(practice)]]),
    addPartner: (partner) => {
      const { account, ...always } = partner;
      const { partnerId, clientId } = always;
      const item = account === undefined ? always : { ...always, account };
      return add([
        ['entry', partnerKey(partnerId), entryItem(item)],
        ['login', loginKey(clientId), { kind: 'partner', partnerId }],
        ...(account === undefined ? [] : ([['account', accountKey(account), { partnerId }]] as const)),
      ]);
    },
    addMember: (member) => {
      const { practiceId, memberId, subject } = member;
      return add([
        ['entry', memberKey(practiceId, memberId), entryItem(member)],
        ['login', loginKey(subject), { kind: 'member', practiceId, memberId }],
      ]);
    },
    listPractices: (page) =>
      readEntries(table, registryPartitions.practices, '', practiceItem, practiceOf, page),
    listPartners: (page) =>
      readEntries(table, registryPartitions.partners, '', partnerItem, partnerEntryOf, page),
    listMembers: (practiceId, page) => {
      const prefix = practiceId === undefined ? '' : memberPrefix(practiceId);
      return readEntries(table, registryPartitions.members, prefix, memberItem, memberEntryOf, page);
    },
    ...createRegistryChanges(table),
  };
};
