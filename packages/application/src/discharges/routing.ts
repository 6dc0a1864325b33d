import type { PracticeId, TherapyDischarge } from '@continuum/contracts';
import type { Partner } from '../ports/index.ts';

export type Routed =
  | { readonly practiceId: PracticeId; readonly by: 'identifier' | 'only-agreement' }
  | { readonly choices: readonly PracticeId[] };

/**
 * The practice a discharge goes to: the one whose routing identifier the message addresses, else the only one
 * the partner has an agreement with; else the sender must say, among the choices.
 */
export const routeToPractice = ({ referredTo }: TherapyDischarge, { agreements }: Partner): Routed => {
  const addressed = new Set((referredTo?.identifiers ?? []).map(({ value }) => value));
  const matching = agreements.filter(({ practiceId, routingIdentifiers }) =>
    [practiceId as string, ...routingIdentifiers].some((identifier) => addressed.has(identifier)),
  );
  const [match] = matching;
  if (match !== undefined && matching.length === 1) return { practiceId: match.practiceId, by: 'identifier' };
  const [only] = agreements;
  if (only !== undefined && agreements.length === 1)
    return { practiceId: only.practiceId, by: 'only-agreement' };
  return { choices: agreements.map(({ practiceId }) => practiceId) };
};
