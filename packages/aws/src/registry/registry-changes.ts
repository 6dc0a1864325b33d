import { randomUUID } from 'node:crypto';
import type { Practice } from '@continuum/application';
import type { MemberId, PartnerId, PracticeId } from '@continuum/contracts';
import * as z from 'zod';
import { type Key, loginKey, memberKey, partnerKey, practiceKey } from '../table/keys.ts';
import { readItem } from '../table/read-items.ts';
import type { Item, Table } from '../table/table.ts';
import { transact, type Write } from '../table/transact.ts';
import type { MemberEntry, PartnerEntry } from './entries.ts';

/** What became of a change; an entry that was so already is left as it was. */
export type Disabling = 'disabled' | 'already-disabled' | 'absent';
export type Enabling = 'enabled' | 'already-enabled' | 'absent';
export type Changing = 'changed' | 'absent';

type Some<Entry, Fields extends keyof Entry> = Partial<Pick<Entry, Fields>>;
export type PracticeChanges = Some<Practice, 'name' | 'policy'> & {
  /** What is not named here stays. */
  readonly calendar?: Partial<Practice['calendar']>;
};
export type PartnerChanges = Some<PartnerEntry, 'name' | 'timeZone' | 'agreements'>;
export type MemberChanges = Some<MemberEntry, 'name' | 'roles'>;

/** How entries change. Each change is made to the entry as it stands; nobody else's is lost. */
export interface RegistryChanges {
  disablePractice(id: PracticeId): Promise<Disabling>;
  disablePartner(id: PartnerId): Promise<Disabling>;
  disableMember(practiceId: PracticeId, id: MemberId): Promise<Disabling>;
  enablePractice(id: PracticeId): Promise<Enabling>;
  /** With the client it signs in by from now on. */
  enablePartner(id: PartnerId, clientId: string): Promise<Enabling>;
  enableMember(practiceId: PracticeId, id: MemberId): Promise<Enabling>;
  /** Of an enabled partner clinic: the client it signs in by from now on. */
  replaceClient(id: PartnerId, clientId: string): Promise<Changing | 'disabled'>;
  changePractice(id: PracticeId, changes: PracticeChanges): Promise<Changing>;
  changePartner(id: PartnerId, changes: PartnerChanges): Promise<Changing>;
  changeMember(practiceId: PracticeId, id: MemberId, changes: MemberChanges): Promise<Changing>;
}

const triesMost = 5;
const stored = z.looseObject({ version: z.number(), disabled: z.boolean() });
type Stored = z.infer<typeof stored>;

/** @throws TransientError from every method when the table does not answer */
export const createRegistryChanges = (table: Table): RegistryChanges => {
  /** `alter` says what is new, or why nothing is; `also` is written with it. */
  const change = async <Outcome extends string>(
    key: Key,
    alter: (entry: Stored) => Item | Outcome,
    also: readonly Write[] = [],
  ): Promise<'changed' | 'absent' | Outcome> => {
    for (let tries = 0; tries < triesMost; tries += 1) {
      const entry = await readItem(table, key, stored);
      if (entry === undefined) return 'absent';
      const altered = alter(entry);
      if (typeof altered === 'string') return altered as Outcome;
      const { version } = entry;
      const item = { ...entry, ...altered, version: version + 1, ...key };
      const writes: Write[] = [{ item, condition: { kind: 'version-is', version } }, ...also];
      const result = await transact(table, writes, randomUUID());
      if (result.kind === 'written') return 'changed';
    }
    throw new Error('the entry is being changed by others');
  };

  const disable = async (key: Key): Promise<Disabling> => {
    const outcome = await change<'already-disabled'>(key, ({ disabled }) =>
      disabled ? 'already-disabled' : { disabled: true },
    );
    return outcome === 'changed' ? 'disabled' : outcome;
  };

  const enable = async (key: Key, more: Item = {}, also: readonly Write[] = []): Promise<Enabling> => {
    const outcome = await change<'already-enabled'>(
      key,
      ({ disabled }) => (disabled ? { ...more, disabled: false } : 'already-enabled'),
      also,
    );
    return outcome === 'changed' ? 'enabled' : outcome;
  };

  const pointerOf = (partnerId: PartnerId, clientId: string): Write => ({
    item: { kind: 'partner', partnerId, ...loginKey(clientId) },
    condition: { kind: 'absent' },
  });

  return {
    disablePractice: (id) => disable(practiceKey(id)),
    disablePartner: (id) => disable(partnerKey(id)),
    disableMember: (practiceId, id) => disable(memberKey(practiceId, id)),
    enablePractice: (id) => enable(practiceKey(id)),
    enablePartner: (id, clientId) => enable(partnerKey(id), { clientId }, [pointerOf(id, clientId)]),
    enableMember: (practiceId, id) => enable(memberKey(practiceId, id)),
    replaceClient: (id, clientId) =>
      change<'disabled'>(partnerKey(id), ({ disabled }) => (disabled ? 'disabled' : { clientId }), [
        pointerOf(id, clientId),
      ]),
    changePractice: (id, { calendar, ...changes }) =>
      change<never>(practiceKey(id), (entry) => ({
        ...changes,
        ...(calendar === undefined ? {} : { calendar: { ...Object(entry['calendar']), ...calendar } }),
      })),
    changePartner: (id, changes) => change<never>(partnerKey(id), () => changes),
    changeMember: (practiceId, id, changes) => change<never>(memberKey(practiceId, id), () => changes),
  };
};
