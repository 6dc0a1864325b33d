import { loinc, snomed } from '../../coding/code-systems.ts';
import { entryOf, listAt, objectAt } from '../../json/value.ts';
import { type Found, firstOf, type Read, type Source } from '../../reading/sources.ts';
import type { Element } from '../reading/element.ts';
import { codingsOf, hasCode, wordsOf } from './concept.ts';

type Side = 'left' | 'right';

/** Far more than any finding has. */
const mostSites = 20;

/** SNOMED CT 7771000 left, 24028007 right. */
const lateralities = { left: new Set(['7771000']), right: new Set(['24028007']) };

/** LOINC codes that name a side themselves: grip strength. */
const sidedMeasures: Readonly<Record<string, Side>> = { '83173-5': 'left', '83174-3': 'right' };

/** Body sites of a Condition or Procedure come as a list, an Observation's as one concept. */
const sitesOf = (element: Element): readonly unknown[] => {
  const { bodySite } = element.value;
  return Array.isArray(bodySite) ? listAt(bodySite).slice(0, mostSites) : [bodySite];
};

/** One side, where exactly one is named: both, or neither, is none. */
const oneSide = (element: Element, names: (side: Side) => boolean): Read<Side> | undefined => {
  const left = names('left');
  return left === names('right')
    ? undefined
    : { value: left ? 'left' : 'right', path: element.at('bodySite') };
};

const wording = { left: /\bleft\b/i, right: /\bright\b/i };

const sides: readonly Source<Element, Side>[] = [
  {
    source: 'bodySite.coding',
    read: (element) =>
      oneSide(element, (side) => sitesOf(element).some((site) => hasCode(site, snomed, lateralities[side]))),
  },
  {
    source: 'bodySite wording',
    read: (element) =>
      oneSide(element, (side) =>
        sitesOf(element).some((site) => wordsOf(site).some((words) => wording[side].test(words))),
      ),
  },
  {
    source: 'code.coding',
    read: (element) => {
      const named = codingsOf(objectAt(element.value['code']))
        .filter(({ system }) => system === loinc)
        .map(({ code }) => entryOf(sidedMeasures, code))
        .find((side) => side !== undefined);
      return named === undefined ? undefined : { value: named, path: element.at('code') };
    },
  },
];

/** The side of the body that a finding is about. */
export const sideOf = (element: Element): Found<Side> | undefined => firstOf(sides, element);
