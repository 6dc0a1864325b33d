import type { Coding } from '../../coding/coding.ts';
import { type Side, sideInWords, sideOfMeasure, sideOfSite } from '../../coding/laterality.ts';
import type { Read } from '../../reading/sources.ts';
import type { XmlElement } from '../xml/element.ts';
import { codingsOf, wordsOf } from './coded.ts';
import type { Reading } from './reading.ts';

const qualifiersOf = (concept: XmlElement): readonly XmlElement[] =>
  concept.many('qualifier').flatMap((qualifier) => qualifier.many('value'));

const sideOfConcept = (concept: XmlElement, reading: Reading): Side | undefined =>
  sideOfSite([concept, ...qualifiersOf(concept)].flatMap((one) => codingsOf(one, reading))) ??
  sideInWords(wordsOf(concept, reading));

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
  const value = measure && sideOfMeasure([measure]);
  return value === undefined ? undefined : { value, path: statement.at('code')?.path ?? statement.path };
};
