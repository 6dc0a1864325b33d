import type { LocalDate } from '@continuum/contracts';
import { isObject, listAt, objectAt, textAt } from '../../json/value.ts';
import { loinc } from '../coding/code-systems.ts';
import { type Coding, codingAt, codingsOf, hasCode } from '../coding/coding.ts';
import { sideOf } from '../coding/side.ts';
import { unitOf } from '../coding/unit.ts';
import type { Located } from '../message/located.ts';
import type { Element } from '../reading/element.ts';
import { dayAt, elementOf } from '../reading/reading.ts';
import { firstOf, type Read, type Source, someOf } from '../reading/sources.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';
import { admissionPanels, dischargePanels, isMeasured } from './measure-codes.ts';

/** As many as the canonical form holds. */
const mostMeasures = 100;
const mostComponents = 20;
const mostLinks = 200;

/** Statuses of an Observation that states something: https://hl7.org/fhir/R4/valueset-observation-status.html */
const stated = new Set(['final', 'amended', 'corrected']);

/** A re-assessment holds for so long; without a start of care, older readings are not the discharge's. */
const recentDays = 30;
const dayMilliseconds = 86_400_000;

/** One number of an Observation, or of one of its components. */
interface Reading {
  readonly located: Located;
  readonly element: Element;
  readonly code: Read<Coding>;
  readonly value: Read<number>;
  readonly takenOn?: Read<LocalDate>;
  /** It belongs to a panel taken at discharge. */
  readonly ofDischarge: boolean;
}

/** What panels say of their members, by reference. */
const membersOf = (story: Story, panels: ReadonlySet<string>): ReadonlySet<Located> =>
  new Set(
    story
      .ofType('Observation')
      .filter(({ resource }) => hasCode(resource['code'], loinc, panels))
      .flatMap((panel) =>
        listAt(panel.resource['hasMember'])
          .slice(0, mostLinks)
          .map((member) => story.references.follow(member, panel)),
      )
      .filter((located) => located !== undefined),
  );

/** Observations that the referral, the course or its goals name themselves. */
const namedObservations = ({ request, fact, ofType, references }: Story): ReadonlySet<Located> => {
  const course = fact?.located.type === 'CarePlan' ? fact.located : undefined;
  const lists = [
    ...[request].flatMap((from) => [{ from, list: listAt(from?.resource['supportingInfo']) }]),
    ...[course].map((from) => ({
      from,
      list: listAt(from?.resource['activity']).flatMap((one) => listAt(objectAt(one)['outcomeReference'])),
    })),
    ...ofType('Goal').map((from) => ({ from, list: listAt(from.resource['outcomeReference']) })),
  ];
  return new Set(
    lists
      .flatMap(({ from, list }) =>
        from === undefined ? [] : list.slice(0, mostLinks).map((one) => references.follow(one, from)),
      )
      .filter((located) => located !== undefined),
  );
};

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

const codedAnswer = ['valueCodeableConcept', 'valueString', 'valueBoolean', 'valueRange', 'valueRatio'];

/** The numbers of an Observation that a practice can go on from; what is no number is told to be passed over. */
const readingsOf = (
  story: Story,
  located: Located,
  wanted: (coding: Coding) => boolean,
  ofDischarge: ReadonlySet<Located>,
): readonly Reading[] => {
  const observation = elementOf(located, story);
  return valuedElements(observation).flatMap((element) => {
    const concept = element.value['code'];
    const wantedCoding = codingsOf(concept).find(wanted);
    if (wantedCoding === undefined) return [];
    const value = numberIn(element);
    if (value === undefined) {
      for (const name of codedAnswer) if (name in element.value) story.passedOver.add(element.at(name));
      if (isObject(element.value['valueQuantity'])) story.passedOver.add(element.at('valueQuantity'));
      return [];
    }
    const code = isMeasured(wantedCoding)
      ? { value: story.provenance.whole(wantedCoding, element.at('code')), path: element.at('code') }
      : codingAt(concept, element.at('code'), story);
    const takenOn = firstOf(takings, { element: observation, story });
    return code === undefined
      ? []
      : [
          {
            located,
            element,
            code,
            value,
            ofDischarge: ofDischarge.has(located),
            ...(takenOn === undefined ? {} : { takenOn }),
          },
        ];
  });
};

/** The days in which a reading is one of the discharge: those of its course, or the last before it. */
const windowOf = (story: Story): { readonly from: string; readonly until: string } => {
  const { fact, dates } = story;
  if (fact === undefined) return { from: '', until: '9999' };
  const start = dates.day(objectAt(fact.located.resource['period'])['start']);
  const ended = Date.parse(fact.at.value);
  const recent = new Date(ended - recentDays * dayMilliseconds).toISOString().slice(0, 10);
  const until = dates.day(fact.at.value) ?? fact.at.value.slice(0, 10);
  return { from: start === undefined ? recent : start, until };
};

const isLater = (one: Reading, other: Reading): boolean => {
  const [day, otherDay] = [one.takenOn?.value ?? '', other.takenOn?.value ?? ''];
  return day === otherDay ? one.ofDischarge && !other.ofDischarge : day > otherDay;
};

/** The last reading of each measure and side. */
const lastOfEach = (readings: readonly Reading[], story: Story): readonly Reading[] => {
  const last = new Map<string, Reading>();
  for (const reading of readings) {
    const { system, code } = reading.code.value;
    const key = JSON.stringify([system, code, sideOf(reading.element)?.value]);
    const before = last.get(key);
    if (before === undefined || isLater(reading, before)) last.set(key, reading);
    else if (!isLater(before, reading) && before.located !== reading.located)
      story.findings.warn('several-readings', reading.located.path);
  }
  return [...last.values()];
};

const partOf = ({ element, located, code, value, takenOn }: Reading, story: Story): object => {
  const quantity = objectAt(element.value['valueQuantity']);
  const { unit, known } = unitOf(quantity);
  if (!known) story.findings.warn('unit-not-known', element.at('valueQuantity.unit'));
  story.used.add(located);
  const observation = elementOf(located, story);
  return story.provenance.compose(
    { path: element.path },
    {
      code,
      value,
      unit: unit === undefined ? undefined : { value: unit, path: element.at('valueQuantity') },
      side: sideOf(element) ?? sideOf(observation),
      takenOn,
    },
  );
};

const measuresAmong = (readings: readonly Reading[], story: Story): Read<readonly object[]> | undefined => {
  const last = lastOfEach(readings, story);
  const [beyond] = last.slice(mostMeasures);
  if (beyond !== undefined) story.findings.warn('list-shortened', beyond.located.path);
  return someOf(
    last.slice(0, mostMeasures).map((reading) => partOf(reading, story)),
    last[0] === undefined ? undefined : last[0].located.path,
  );
};

/** Readings that a referral, a course or a goal names: whatever they measure. */
const named = (story: Story): readonly Reading[] => {
  const observations = namedObservations(story);
  return [...observations]
    .filter((one) => stated.has(textAt(one.resource['status']) ?? '') && counts(story, one, 'Observation'))
    .flatMap((one) => readingsOf(story, one, () => true, new Set()));
};

/** Readings of known measures, taken while the person was in care. */
const takenInCare = (story: Story): readonly Reading[] => {
  const atAdmission = membersOf(story, admissionPanels);
  const atDischarge = membersOf(story, dischargePanels);
  const { from, until } = windowOf(story);
  return story
    .ofType('Observation')
    .filter((one) => stated.has(textAt(one.resource['status']) ?? '') && counts(story, one, 'Observation'))
    .filter((one) => !atAdmission.has(one))
    .flatMap((one) => readingsOf(story, one, isMeasured, atDischarge))
    .filter(({ takenOn }) => takenOn !== undefined && takenOn.value >= from && takenOn.value <= until);
};

const sources: readonly Source<Story, readonly object[]>[] = [
  {
    source: 'Observation',
    read: (story) => measuresAmong([...named(story), ...takenInCare(story)], story),
  },
];

/** What was measured at discharge. */
export const measuresOf = (story: Story) => firstOf(sources, story);
