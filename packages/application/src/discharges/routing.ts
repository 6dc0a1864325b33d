import type { PracticeId, TherapyDischarge } from '@continuum/contracts';
import type { Partner, Registry } from '../ports/index.ts';

export type Routed =
  | { readonly practiceId: PracticeId; readonly by: 'identifier'; readonly from: string }
  | { readonly practiceId: PracticeId; readonly by: 'only-agreement' }
  | { readonly choices: readonly PracticeId[] };

type Agreements = Partner['agreements'];

/** A partner's agreements with practices that take part: a disabled one is handed nobody. */
export const openAgreements = async (
  { agreements }: Pick<Partner, 'agreements'>,
  registry: Pick<Registry, 'practice'>,
): Promise<Agreements> => {
  const practices = await Promise.all(agreements.map(({ practiceId }) => registry.practice(practiceId)));
  return agreements.filter((_agreement, index) => practices[index]?.disabled === false);
};

/**
 * The practice a discharge goes to: the one whose routing identifier the message addresses, else the only one
 * it is agreed with; else the sender must say, among the choices.
 */
export const routeToPractice = ({ referredTo }: TherapyDischarge, agreements: Agreements): Routed => {
  const identifiers = referredTo?.identifiers ?? [];
  const matching = agreements.flatMap(({ practiceId, routingIdentifiers }) => {
    const known = new Set([practiceId as string, ...routingIdentifiers]);
    const index = identifiers.findIndex(({ value }) => known.has(value));
    return index === -1 ? [] : [{ practiceId, from: `referredTo.identifiers.${index}` }];
  });
  const [match] = matching;
  if (match !== undefined && matching.length === 1) return { ...match, by: 'identifier' };
  const [only] = agreements;
  if (only !== undefined && agreements.length === 1)
    return { practiceId: only.practiceId, by: 'only-agreement' };
  return { choices: agreements.map(({ practiceId }) => practiceId) };
};
