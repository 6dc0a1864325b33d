import type { PracticeId, TherapyDischarge } from '@continuum/contracts';
import type { Partner, Registry } from '../ports/index.ts';

export type Routed =
  | { readonly practiceId: PracticeId; readonly by: 'identifier'; readonly from: string }
  /** `passing` when the message addresses somebody whom no agreement knows. */
  | { readonly practiceId: PracticeId; readonly by: 'only-agreement'; readonly passing: boolean }
  | { readonly choices: readonly PracticeId[] };

/** An agreement, and whether its practice takes part: a disabled one is handed nobody. */
export type Agreement = Partner['agreements'][number] & { readonly open: boolean };

export const agreementsOf = async (
  { agreements }: Pick<Partner, 'agreements'>,
  registry: Pick<Registry, 'practice'>,
): Promise<readonly Agreement[]> => {
  const practices = await Promise.all(agreements.map(({ practiceId }) => registry.practice(practiceId)));
  return agreements.map((agreement, index) => ({
    ...agreement,
    open: practices[index]?.disabled === false,
  }));
};

/**
 * The practice a discharge goes to: the one whose routing identifier the message addresses, else the only one
 * it is agreed with; else the sender must say, among the choices. What is addressed to a practice that is disabled
 * goes to no other.
 */
export const routeToPractice = (
  { referredTo }: Pick<TherapyDischarge, 'referredTo'>,
  agreements: readonly Agreement[],
): Routed => {
  const identifiers = referredTo?.identifiers ?? [];
  const matching = agreements.flatMap(({ practiceId, routingIdentifiers, open }) => {
    const known = new Set([practiceId as string, ...routingIdentifiers]);
    const index = identifiers.findIndex(({ value }) => known.has(value));
    return index === -1 ? [] : [{ practiceId, from: `referredTo.identifiers.${index}`, open }];
  });
  const taking = agreements.filter(({ open }) => open);
  const choices = { choices: taking.map(({ practiceId }) => practiceId) };
  const [match, another] = matching.filter(({ open }) => open);
  if (match === undefined && matching.length > 0) return choices;
  if (match !== undefined && another === undefined)
    return { practiceId: match.practiceId, by: 'identifier', from: match.from };
  const [only] = taking;
  return only !== undefined && taking.length === 1
    ? { practiceId: only.practiceId, by: 'only-agreement', passing: referredTo !== undefined }
    : choices;
};
