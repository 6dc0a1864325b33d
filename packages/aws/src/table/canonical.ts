import type { CanonicalForm, DischargeJournal } from '@continuum/application';
import type * as z from 'zod';
import type { canonicalItem } from './items.ts';
import { canonicalKey } from './keys.ts';
import type { Table } from './table.ts';

/** An item takes 400 KB; what is larger than this goes to the bucket, so that the rest of a commit fits. */
const bytesMost = 256 * 1024;

const bucketOf = ({ largeCanonicals }: Table) => {
  if (largeCanonicals === undefined)
    throw new Error('a discharge over 256 KB needs the bucket, and this table was opened without');
  return largeCanonicals;
};

/** The item of a canonical form; one over 256 KB is in the bucket when this resolves. */
export const canonicalItemOf = async (
  table: Table,
  journal: DischargeJournal,
  { version, ...form }: CanonicalForm & { readonly version: number },
) => {
  const body = JSON.stringify(form satisfies CanonicalForm);
  const key = canonicalKey(journal, version);
  if (Buffer.byteLength(body) <= bytesMost) return { ...key, body };
  return { ...key, bucketKey: await bucketOf(table).keep(journal.partnerId, body) };
};

/** The canonical form that an item holds or leads to. */
export const canonicalOf = async (
  table: Table,
  item: z.infer<typeof canonicalItem>,
): Promise<CanonicalForm> =>
  JSON.parse('body' in item ? item.body : await bucketOf(table).read(item.bucketKey)) as CanonicalForm;
