import { loinc } from '../../coding/code-systems.ts';
import { admissionPanels, dischargePanels, isMeasured } from '../../coding/measure-codes.ts';
import { unitOf } from '../../coding/unit.ts';
import { listAt, objectAt, textAt } from '../../json/value.ts';
import { firstOf, type Read, type Source, someOf } from '../../reading/sources.ts';
import { hasCode } from '../coding/concept.ts';
import type { Located } from '../message/located.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';
import { type Reading, readingsOf } from './readings.ts';

/** As many as the canonical form holds. */
const mostMeasures = 100;
const mostLinks = 200;

/** Statuses of an Observation that states something: https://hl7.org/fhir/R4/valueset-observation-status.html */
const stated = new Set(['final', 'amended', 'corrected']);

/** A re-assessment holds for so long; what was read before is not the discharge's. */
const recentDays = 30;
const dayMilliseconds = 86_400_000;

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

const isStated = (story: Story, located: Located): boolean =>
  stated.has(textAt(located.resource['status']) ?? '') && counts(story, located, 'Observation');

/** The days in which a reading is one of the discharge. */
const windowOf = ({ fact, dates }: Story): { readonly from: string; readonly until: string } => {
  if (fact === undefined) return { from: '', until: '9999' };
  const recent = Date.parse(fact.at.value) - recentDays * dayMilliseconds;
  return {
    from: new Date(recent).toISOString().slice(0, 10),
    until: dates.day(fact.at.value) ?? fact.at.value.slice(0, 10),
  };
};

/** Readings that a referral, a course or a goal names, whatever they measure. */
const named = (story: Story): readonly Reading[] =>
  [...namedObservations(story)]
    .filter((one) => isStated(story, one))
    .flatMap((one) => readingsOf(story, one, () => true));

/** Readings of the last days in care: of known measures, and of whatever a discharge panel holds. */
const lastInCare = (story: Story, atDischarge: ReadonlySet<Located>): readonly Reading[] => {
  const atAdmission = membersOf(story, admissionPanels);
  const { from, until } = windowOf(story);
  return story
    .ofType('Observation')
    .filter((one) => !atAdmission.has(one) && isStated(story, one))
    .flatMap((one) => readingsOf(story, one, atDischarge.has(one) ? () => true : isMeasured))
    .filter(({ takenOn }) => takenOn !== undefined && takenOn.value >= from && takenOn.value <= until);
};

/** The last reading of each measure and side; of one day the one of a discharge panel. */
const lastOfEach = (
  readings: readonly Reading[],
  atDischarge: ReadonlySet<Located>,
  { findings }: Story,
): readonly Reading[] => {
  const isLater = (one: Reading, other: Reading): boolean => {
    const [day, otherDay] = [one.takenOn?.value ?? '', other.takenOn?.value ?? ''];
    return day === otherDay
      ? atDischarge.has(one.located) && !atDischarge.has(other.located)
      : day > otherDay;
  };
  const last = new Map<string, Reading>();
  for (const reading of readings) {
    const { system, code } = reading.code.value;
    const key = JSON.stringify([system, code, reading.side?.value]);
    const before = last.get(key);
    if (before === undefined || isLater(reading, before)) last.set(key, reading);
    else if (!isLater(before, reading) && before.located !== reading.located)
      findings.warn('several-readings', reading.located.path);
  }
  return [...last.values()];
};

const partOf = ({ element, located, code, value, side, takenOn }: Reading, story: Story): object => {
  const { unit, known } = unitOf(objectAt(element.value['valueQuantity']));
  if (!known) story.findings.warn('unit-not-known', element.at('valueQuantity.unit'));
  story.used.add(located);
  const path = element.at('valueQuantity');
  const fields = { code, value, unit: unit === undefined ? undefined : { value: unit, path }, side, takenOn };
  return story.provenance.compose({ path: element.path }, fields);
};

const measured = (story: Story): Read<readonly object[]> | undefined => {
  const atDischarge = membersOf(story, dischargePanels);
  const last = lastOfEach([...named(story), ...lastInCare(story, atDischarge)], atDischarge, story);
  const [beyond] = last.slice(mostMeasures);
  if (beyond !== undefined) story.findings.warn('list-shortened', beyond.located.path);
  return someOf(
    last.slice(0, mostMeasures).map((reading) => partOf(reading, story)),
    last[0]?.located.path,
  );
};

const sources: readonly Source<Story, readonly object[]>[] = [{ source: 'Observation', read: measured }];

/** What was measured at discharge. */
export const measuresOf = (story: Story) => firstOf(sources, story);
