import type { Discharge } from '@continuum/domain';
import type { CanonicalForm, DischargeJournal, Head, Reading } from '../ports/index.ts';

/**
 * The canonical form that counts now.
 * @throws Error when an accepted discharge has none: its commit wrote both
 */
export const canonicalNow = async (
  journal: DischargeJournal,
  { state }: Head<Discharge>,
  reading: Pick<Reading, 'canonical'>,
): Promise<CanonicalForm> => {
  const form = await reading.canonical(journal, state.canonicalVersion);
  if (form === undefined) throw new Error('an accepted discharge has no canonical form');
  return form;
};
