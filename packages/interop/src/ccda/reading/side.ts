import { snomed } from '../../coding/code-systems.ts';
import type { Coding } from '../../coding/coding.ts';
import { entryOf } from '../../json/value.ts';
import type { Read } from '../../reading/sources.ts';
import type { XmlElement } from '../xml/element.ts';
import { codingsOf, wordsOf } from './coded.ts';
import type { Reading } from './reading.ts';

type Side = 'left' | 'right';

/** SNOMED CT 7771000 left, 24028007 right. */
const lateralities: Readonly<Record<string, Side>> = { '7771000': 'left', '24028007': 'right' };

/** LOINC codes that name a side themselves: grip strength. */
const sidedMeasures: Readonly<Record<string, Side>> = { '83173-5': 'left', '83174-3': 'right' };

const only = (sides: readonly (Side | undefined)[]): Side | undefined => {
  const named = [...new Set(sides.filter((side) => side !== undefined))];
  return named.length === 1 ? named[0] : undefined;
};

const qualifiersOf = (concept: XmlElement): readonly XmlElement[] =>
  concept.many('qualifier').flatMap((qualifier) => qualifier.many('value'));

const sideOfConcept = (concept: XmlElement, reading: Reading): Side | undefined => {
  const codes = [concept, ...qualifiersOf(concept)].flatMap((one) => codingsOf(one, reading));
  const words = wordsOf(concept, reading);
  return (
    only(codes.map(({ system, code }) => (system === snomed ? entryOf(lateralities, code) : undefined))) ??
    only(
      words.flatMap((text) => [
        /\bleft\b/i.test(text) ? 'left' : undefined,
        /\bright\b/i.test(text) ? 'right' : undefined,
      ]),
    )
  );
};

/** The one side that a statement's site, the concept it tells of, or the code of its measure names. */
export const sideOf = (
  statement: XmlElement,
  concept: XmlElement | undefined,
  reading: Reading,
  measure?: Coding,
): Read<Side> | undefined => {
  const sites = statement.many('targetSiteCode');
  for (const element of [...sites, ...(concept === undefined ? [] : [concept])]) {
    const value = sideOfConcept(element, reading);
    if (value !== undefined) return { value, path: element.path };
  }
  const value = measure === undefined ? undefined : entryOf(sidedMeasures, measure.code);
  return value === undefined ? undefined : { value, path: statement.at('code')?.path ?? statement.path };
};
