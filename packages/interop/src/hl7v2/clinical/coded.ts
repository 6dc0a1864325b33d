import { cpt, icd10cm, loinc, npi, snomed } from '../../coding/code-systems.ts';
import { type Coding, codingFrom, preferredOf } from '../../coding/coding.ts';
import { type Side, sideInWords } from '../../coding/laterality.ts';
import type { Read } from '../../reading/sources.ts';
import type { Field } from '../parsing/segment.ts';
import type { Story } from '../reading/story.ts';

/** HL7 table 0396 as senders write it. I10 is what United States senders call ICD-10-CM. */
const systems: ReadonlyMap<string, string> = new Map([
  ['I10', icd10cm],
  ['I10C', icd10cm],
  ['ICD10', icd10cm],
  ['ICD-10', icd10cm],
  ['ICD10CM', icd10cm],
  ['ICD-10-CM', icd10cm],
  ['I9', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['I9C', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['ICD9', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['SCT', snomed],
  ['SNM', snomed],
  ['SNOMED', snomed],
  ['SNOMED-CT', snomed],
  ['LN', loinc],
  ['LOINC', loinc],
  ['C4', cpt],
  ['CPT', cpt],
  ['CPT4', cpt],
  ['I10P', 'http://www.cms.gov/Medicare/Coding/ICD10'],
  ['NPI', npi],
]);

const systemNamed = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : (systems.get(name.toUpperCase()) ?? name);

/** The first, and the alternative code of a CE, CNE or CWE, each with its text and its system. */
const places = [
  [1, 2, 3],
  [4, 5, 6],
] as const;

/** Codes of a field; where it does not name the system, the one that another field names. */
export const codingsIn = (field: Field, otherwise?: string, wording?: string): readonly Coding[] =>
  places
    .map(([code, text, system]) =>
      codingFrom({
        code: field.text(code),
        system: systemNamed(field.text(system) ?? (code === 1 ? otherwise : undefined)),
        display: field.text(text) ?? wording,
      }),
    )
    .filter((coding) => coding !== undefined);

/** Of a field's codes the one that is kept. */
export const codingIn = (
  field: Field,
  { provenance }: Story,
  otherwise?: string,
  wording?: string,
): Read<Coding> | undefined => {
  const coding = preferredOf(codingsIn(field, otherwise, wording));
  return coding === undefined ? undefined : { value: provenance.whole(coding, field.path), path: field.path };
};

/** One side, where words name exactly one. */
export const sideIn = (field: Field | undefined): Read<Side> | undefined => {
  const value = field && sideInWords([field.whole() ?? '']);
  return field === undefined || value === undefined ? undefined : { value, path: field.path };
};
