import type { LocalDate } from '@continuum/contracts';
import type { Coding } from '../../coding/coding.ts';
import { isMeasured } from '../../coding/measure-codes.ts';
import { isObject, objectAt } from '../../json/value.ts';
import { type Found, firstOf, type Read, type Source } from '../../reading/sources.ts';
import { codingAt, codingsOf } from '../coding/concept.ts';
import { sideOf } from '../coding/side.ts';
import type { Located } from '../message/located.ts';
import type { Element } from '../reading/element.ts';
import { dayAt, elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';

const mostComponents = 20;

/** One number of an Observation, or of one of its components. */
export interface Reading {
  readonly located: Located;
  readonly element: Element;
  readonly code: Read<Coding>;
  readonly value: Read<number>;
  readonly side?: Found<'left' | 'right'>;
  readonly takenOn?: Read<LocalDate>;
}

const takings: readonly Source<{ readonly element: Element; readonly story: Story }, LocalDate>[] = [
  {
    source: 'Observation.effectiveDateTime',
    read: ({ element, story }) => dayAt(element, 'effectiveDateTime', story),
  },
  {
    source: 'Observation.effectivePeriod.end',
    read: ({ element, story }) => dayAt(element.one('effectivePeriod'), 'end', story),
  },
  {
    source: 'Observation.effectivePeriod.start',
    read: ({ element, story }) => dayAt(element.one('effectivePeriod'), 'start', story),
  },
];

const numberIn = (element: Element): Read<number> | undefined => {
  const { valueQuantity, valueInteger } = element.value;
  const { value, comparator } = objectAt(valueQuantity);
  if (comparator !== undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value))
    return { value, path: element.at('valueQuantity.value') };
  return typeof valueInteger === 'number' && Number.isSafeInteger(valueInteger)
    ? { value: valueInteger, path: element.at('valueInteger') }
    : undefined;
};

/** The elements of an Observation that hold a value of their own: itself, or its components. */
const valuedElements = (observation: Element): readonly Element[] =>
  Array.isArray(observation.value['component'])
    ? [observation, ...observation.many('component', mostComponents)]
    : [observation];

const codedAnswers = ['valueCodeableConcept', 'valueString', 'valueBoolean', 'valueRange', 'valueRatio'];

const passOver = (element: Element, { passedOver }: Story): void => {
  for (const name of codedAnswers) if (name in element.value) passedOver.add(element.at(name));
  if (isObject(element.value['valueQuantity'])) passedOver.add(element.at('valueQuantity'));
};

/** The code a reading is kept under: the measure's own, where it is a known one. */
const codeOf = (element: Element, wanted: Coding, story: Story): Read<Coding> | undefined => {
  const path = element.at('code');
  return isMeasured(wanted)
    ? { value: story.provenance.whole(wanted, path), path }
    : codingAt(element.value['code'], path, story);
};

/** The numbers of an Observation under a wanted code; an answer that is no number is told to be passed over. */
export const readingsOf = (
  story: Story,
  located: Located,
  isWanted: (coding: Coding) => boolean,
): readonly Reading[] => {
  const observation = elementOf(located, story);
  return valuedElements(observation).flatMap((element) => {
    const wanted = codingsOf(element.value['code']).find(isWanted);
    if (wanted === undefined) return [];
    const value = numberIn(element);
    if (value === undefined) passOver(element, story);
    const code = value === undefined ? undefined : codeOf(element, wanted, story);
    if (value === undefined || code === undefined) return [];
    const side = sideOf(element) ?? sideOf(observation);
    const takenOn = firstOf(takings, { element: observation, story });
    return [
      {
        located,
        element,
        code,
        value,
        ...(side === undefined ? {} : { side }),
        ...(takenOn === undefined ? {} : { takenOn }),
      },
    ];
  });
};
