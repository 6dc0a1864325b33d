import type { InformationProvided, TherapyDischarge } from '@continuum/contracts';
import type { CanonicalForm } from '../ports/index.ts';

type Condition = NonNullable<TherapyDischarge['conditions']>[number];

const sameCondition = ({ code: one }: Condition, { code: other }: Condition): boolean =>
  one.system === other.system && one.code === other.code;

/** Those of a message, then those told apart from it that it does not name itself. */
const together = (
  own: readonly Condition[] = [],
  told: readonly Condition[] = [],
): { readonly conditions?: Condition[] } => {
  const others = told.filter((condition) => !own.some((known) => sameCondition(known, condition)));
  const conditions = [...own, ...others];
  return conditions.length === 0 ? {} : { conditions };
};

const present = <Parts extends object>(parts: Parts): Partial<Parts> =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Partial<Parts>;

const heldBy = (discharge: TherapyDischarge, provided: InformationProvided): CanonicalForm => ({
  discharge: {
    ...discharge,
    ...present(provided),
    ...together(discharge.conditions, provided.conditions),
  },
  ...(Object.keys(provided).length === 0 ? {} : { provided }),
});

/** A discharge with what is supplied now: conditions are added, the rest takes the place of what was there. */
export const answered = (
  { discharge, provided = {} }: CanonicalForm,
  information: InformationProvided,
): CanonicalForm =>
  heldBy(discharge, {
    ...provided,
    ...present(information),
    ...together(information.conditions, provided.conditions),
  });

const saysNothing = (part: object | undefined): boolean =>
  part === undefined || Object.keys(part).length === 0;

/**
 * A corrected message with what was supplied apart from the one it corrects. What it says itself takes the place
 * of that; where it is silent, an answer that was given stays given.
 */
export const stillAnswered = (message: TherapyDischarge, { provided = {} }: CanonicalForm): CanonicalForm => {
  const { conditions, ...parts } = provided;
  const kept = Object.entries(parts).filter(([part]) => saysNothing(message[part as keyof typeof parts]));
  const { conditions: told } = together([], conditions);
  return heldBy(message, present({ ...Object.fromEntries(kept), conditions: told }));
};
