import type { PracticeId } from '@continuum/contracts';
import type { Addressed } from './fields.ts';

/** One agreement for each practice, with everything the partner clinic calls it. */
export const agreementsOf = (addressed: readonly Addressed[]) => {
  const identifiers = new Map<PracticeId, Set<string>>();
  for (const { practiceId, routingIdentifier } of addressed) {
    const known = identifiers.get(practiceId) ?? new Set();
    if (routingIdentifier !== undefined) known.add(routingIdentifier);
    identifiers.set(practiceId, known);
  }
  return [...identifiers].map(([practiceId, names]) => ({ practiceId, routingIdentifiers: [...names] }));
};
