import type { InformationProvided, TherapyDischarge } from '@continuum/contracts';
import type { CanonicalForm } from '../ports/index.ts';

type Condition = NonNullable<TherapyDischarge['conditions']>[number];

const sameCondition = ({ code: one }: Condition, { code: other }: Condition): boolean =>
  one.system === other.system && one.code === other.code;

/** What is said of one condition twice, in one. */
type Joined = (own: Condition, told: Condition) => Condition;
const asItsMessageSays: Joined = (own, told) => ({ ...told, ...own });
const asTold: Joined = (own, told) => ({ ...own, ...told });

/** Those of a message, joined with what was told of them apart from it, then those that it does not name itself. */
const together = (
  own: readonly Condition[] = [],
  told: readonly Condition[] = [],
  joined: Joined,
): { readonly conditions?: Condition[] } => {
  const both = own.map((condition) => {
    const again = told.find((other) => sameCondition(condition, other));
    return again === undefined ? condition : joined(condition, again);
  });
  const others = told.filter((condition) => !own.some((known) => sameCondition(known, condition)));
  const conditions = [...both, ...others];
  return conditions.length === 0 ? {} : { conditions };
};

const present = <Parts extends object>(parts: Parts): Partial<Parts> =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Partial<Parts>;

const heldBy = (
  discharge: TherapyDischarge,
  provided: InformationProvided,
  { onFile }: Pick<CanonicalForm, 'onFile'>,
  joined: Joined,
): CanonicalForm => ({
  discharge: {
    ...discharge,
    ...present(provided),
    ...together(discharge.conditions, provided.conditions, joined),
  },
  ...(Object.keys(provided).length === 0 ? {} : { provided }),
  ...(onFile === undefined ? {} : { onFile }),
});

/** A discharge with what is supplied now: conditions are added or told more of, the rest takes the place of what was there. */
export const answered = (
  { discharge, provided = {}, ...rest }: CanonicalForm,
  information: InformationProvided,
): CanonicalForm =>
  heldBy(
    discharge,
    {
      ...provided,
      ...present(information),
      ...together(provided.conditions, information.conditions, asTold),
    },
    rest,
    asTold,
  );

const saysNothing = (part: object | undefined): boolean =>
  part === undefined || Object.keys(part).length === 0;

/**
 * A corrected message with what was supplied apart from the one it corrects. What it says itself takes the place
 * of that; where it is silent, an answer that was given stays given.
 */
export const stillAnswered = (
  message: TherapyDischarge,
  { provided = {}, ...rest }: CanonicalForm,
): CanonicalForm => {
  const { conditions, ...parts } = provided;
  const kept = Object.entries(parts).filter(([part]) => saysNothing(message[part as keyof typeof parts]));
  return heldBy(message, present({ ...Object.fromEntries(kept), conditions }), rest, asItsMessageSays);
};
