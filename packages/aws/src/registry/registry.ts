import type { Registry } from '@continuum/application';
import type * as z from 'zod';
import { accountKey, type Key, loginKey, memberKey, partnerKey, practiceKey } from '../table/keys.ts';
import { readItem } from '../table/read-items.ts';
import type { Table } from '../table/table.ts';
import {
  accountItem,
  loginItem,
  loginOf,
  memberEntryOf,
  memberItem,
  partnerEntryOf,
  partnerItem,
  practiceItem,
  practiceOf,
} from './entries.ts';
import { freshAnswers } from './fresh-answers.ts';

/** A partner or member that was disabled is turned away after this long at the latest. */
const foundMilliseconds = 60_000;
const absentMilliseconds = 5_000;

/**
 * Who is who, read from the table; entries may be up to 60 seconds old, absences up to 5.
 * @throws TransientError when the table does not answer
 */
export const createRegistry = (table: Table, { now }: { readonly now: () => number }): Registry => {
  const fresh = freshAnswers(now, { foundMilliseconds, absentMilliseconds });
  const entry = <S extends z.ZodType, Entry>(key: Key, schema: S, of: (stored: z.infer<S>) => Entry) =>
    fresh(`${key.PK}\n${key.SK}`, async () => {
      const stored = await readItem(table, key, schema);
      return stored === undefined ? undefined : of(stored);
    });
  return {
    login: (subject) => entry(loginKey(subject), loginItem, loginOf),
    partnerOfAccount: (account) => entry(accountKey(account), accountItem, ({ partnerId }) => partnerId),
    practice: (id) => entry(practiceKey(id), practiceItem, practiceOf),
    partner: (id) => entry(partnerKey(id), partnerItem, partnerEntryOf),
    member: (practiceId, id) => entry(memberKey(practiceId, id), memberItem, memberEntryOf),
  };
};
