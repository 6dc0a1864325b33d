import { type Side, sideInWords, sideOfMeasure, sideOfSite } from '../../coding/laterality.ts';
import { listAt } from '../../json/value.ts';
import { type Found, firstOf, type Read, type Source } from '../../reading/sources.ts';
import type { Element } from '../reading/element.ts';
import { codingsOf, wordsOf } from './concept.ts';

/** Far more than any finding has. */
const mostSites = 20;

/** Body sites of a Condition or Procedure come as a list, an Observation's as one concept. */
const sitesOf = (element: Element): readonly unknown[] => {
  const { bodySite } = element.value;
  return Array.isArray(bodySite) ? listAt(bodySite).slice(0, mostSites) : [bodySite];
};

const at = (element: Element, name: string, value: Side | undefined): Read<Side> | undefined =>
  value === undefined ? undefined : { value, path: element.at(name) };

const sides: readonly Source<Element, Side>[] = [
  {
    source: 'bodySite.coding',
    read: (element) => at(element, 'bodySite', sideOfSite(sitesOf(element).flatMap(codingsOf))),
  },
  {
    source: 'bodySite wording',
    read: (element) => at(element, 'bodySite', sideInWords(sitesOf(element).flatMap(wordsOf))),
  },
  {
    source: 'code.coding',
    read: (element) => at(element, 'code', sideOfMeasure(codingsOf(element.value['code']))),
  },
];

/** The side of the body that a finding is about. */
export const sideOf = (element: Element): Found<Side> | undefined => firstOf(sides, element);
