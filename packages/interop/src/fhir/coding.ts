import type { TherapyDischarge } from '@continuum/contracts';
import { type JsonObject, listAt, objectAt, textAt } from '../json/value.ts';

type Coding = NonNullable<TherapyDischarge['conditions']>[number]['code'];

export const snomed = 'http://snomed.info/sct';
const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';

/** Systems in the order in which they are kept: payers and referrers speak ICD-10-CM, records speak SNOMED CT. */
const preferred = [icd10cm, snomed];

const rank = ({ system }: Coding): number => {
  const place = preferred.indexOf(system);
  return place === -1 ? preferred.length : place;
};

/** The codings of a CodeableConcept that name both a system and a code. */
const codingsOf = (concept: unknown): readonly Coding[] => {
  const { coding, text } = objectAt(concept);
  return listAt(coding)
    .map(objectAt)
    .flatMap((written: JsonObject) => {
      const system = textAt(written['system']);
      const code = textAt(written['code']);
      const display = textAt(written['display']) ?? textAt(text);
      return system === undefined || code === undefined
        ? []
        : [{ system, code, ...(display === undefined ? {} : { display }) }];
    });
};

/** The codes of a CodeableConcept, whatever system they are of. */
export const codesOf = (concept: unknown): readonly string[] =>
  listAt(objectAt(concept)['coding'])
    .map((written) => textAt(objectAt(written)['code']))
    .filter((code) => code !== undefined);

/** The one coding of a CodeableConcept that is kept. */
export const codingOf = (concept: unknown): Coding | undefined =>
  [...codingsOf(concept)].sort((one, other) => rank(one) - rank(other))[0];

/** Everything a CodeableConcept says in words. */
export const wordsOf = (concept: unknown): readonly string[] => {
  const { coding, text } = objectAt(concept);
  return [text, ...listAt(coding).map((written) => objectAt(written)['display'])]
    .map(textAt)
    .filter((words) => words !== undefined);
};

export const hasCode = (concept: unknown, system: string, codes: ReadonlySet<string>): boolean =>
  codingsOf(concept).some((coding) => coding.system === system && codes.has(coding.code));

const left = new Set(['7771000']);
const right = new Set(['24028007']);

/** The side that body sites name: SNOMED CT 7771000 left, 24028007 right. Both, or neither, is no side. */
export const sideOf = (bodySites: unknown): 'left' | 'right' | undefined => {
  const isLeft = listAt(bodySites).some((site) => hasCode(site, snomed, left));
  const isRight = listAt(bodySites).some((site) => hasCode(site, snomed, right));
  return isLeft === isRight ? undefined : isLeft ? 'left' : 'right';
};
