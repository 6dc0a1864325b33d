import type { TherapyDischarge } from '@continuum/contracts';
import { canonicalSystem, cpt, icd10cm, loinc, snomed } from './code-systems.ts';

/** A code of a named system, as the canonical form keeps it. */
export type Coding = NonNullable<TherapyDischarge['conditions']>[number]['code'];

/** A code as a message writes it. */
interface WrittenCode {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly display?: string | undefined;
}

/** A written code that names both a system and a code, the system by its canonical URI. */
export const codingFrom = ({ system, code, display }: WrittenCode): Coding | undefined => {
  if (system === undefined || code === undefined) return undefined;
  const canonical = canonicalSystem(system);
  return {
    system: canonical,
    code,
    ...(display === undefined ? {} : { display }),
    ...(canonical === system ? {} : { writtenSystem: system }),
  };
};

/** Systems in the order in which they are kept: payers and referrers speak ICD-10-CM, records speak SNOMED CT. */
const preferred = [icd10cm, snomed, loinc, cpt];

const rank = ({ system }: Coding): number => {
  const place = preferred.indexOf(system);
  return place === -1 ? preferred.length : place;
};

/** Of several codes for one thing the one that is kept. */
export const preferredOf = (codings: readonly Coding[]): Coding | undefined =>
  [...codings].sort((one, other) => rank(one) - rank(other))[0];
