import type { TherapyDischarge } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';

type Person = TherapyDischarge['client'];

/** A person as far as an answer tells. */
export type ReadPerson = Partial<Pick<Person, 'identifiers' | 'birthDate'>>;

const differs = (told: ReadPerson, known: Person): boolean => {
  const bornElsewhen =
    told.birthDate !== undefined && known.birthDate !== undefined && told.birthDate !== known.birthDate;
  const shared = (told.identifiers ?? []).filter(({ system }) =>
    known.identifiers.some((other) => other.system === system),
  );
  const agrees = shared.some(({ system, value }) =>
    known.identifiers.some((other) => other.system === system && other.value === value),
  );
  return bornElsewhen || (shared.length > 0 && !agrees);
};

/**
 * An answer about another person than the discharge's must not be filed with it: another birth date, or another
 * number where both have one of the same system.
 */
export const somebodyElse = (told: ReadPerson | undefined, known: Person): readonly Issue[] =>
  told !== undefined && differs(told, known)
    ? [{ path: ['client'], expected: 'the person of the discharge', got: 'somebody else' }]
    : [];
