import type { LocalDate } from '@continuum/contracts';
import { listAt, objectAt } from '../../json/value.ts';
import { type Found, firstOf, type Read, type Source, someOf } from '../../reading/sources.ts';
import { codesOf, codingAt } from '../coding/concept.ts';
import { sideOf } from '../coding/side.ts';
import { type Located, under } from '../message/located.ts';
import type { Element } from '../reading/element.ts';
import { dayAt, elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';
import { followed } from './followed.ts';

/** As many as the canonical form holds. */
const mostConditions = 50;

/** https://hl7.org/fhir/R4/valueset-condition-ver-status.html */
const notMeant = new Set(['refuted', 'entered-in-error']);

/** A condition in the canonical form, and the resource it was read from, if it was one. */
export interface ReadCondition {
  readonly part: object;
  readonly located?: Located;
}

type Conditions = Read<readonly ReadCondition[]>;

const onsets: readonly Source<{ readonly condition: Element; readonly story: Story }, LocalDate>[] = [
  {
    source: 'Condition.onsetDateTime',
    read: ({ condition, story }) => dayAt(condition, 'onsetDateTime', story),
  },
  {
    source: 'Condition.onsetPeriod.start',
    read: ({ condition, story }) => dayAt(condition.one('onsetPeriod'), 'start', story),
  },
];

const isMeant = (story: Story, located: Located): boolean =>
  counts(story, located, 'Condition') &&
  !codesOf(located.resource['verificationStatus']).some((status) => notMeant.has(status));

const fromCondition = (located: Located, story: Story): readonly ReadCondition[] => {
  const condition = elementOf(located, story);
  const code = codingAt(located.resource['code'], condition.at('code'), story);
  if (code === undefined || !isMeant(story, located)) {
    story.findings.warn('condition-left-out', located.path);
    return [];
  }
  story.used.add(located);
  const fields = { code, onsetOn: firstOf(onsets, { condition, story }), side: sideOf(condition) };
  return [{ located, part: story.provenance.compose({ path: located.path }, fields) }];
};

/** The Conditions that references of a resource lead to; other kinds of reasons are not conditions. */
const referenced = (story: Story, from: Located | undefined, name: string): Conditions | undefined => {
  const found = followed(from, name, mostConditions, story)
    .filter(({ type }) => type === 'Condition')
    .flatMap((located) => fromCondition(located, story));
  return someOf(found, from === undefined ? undefined : under(from.path, name));
};

/** Codes that a resource gives as reasons itself. */
const coded = (story: Story, from: Located | undefined, name: string): Conditions | undefined => {
  if (from === undefined) return undefined;
  const found = elementOf(from, story)
    .oneOrMany(name, mostConditions)
    .flatMap(({ value, path }): ReadCondition[] => {
      const code = codingAt(value, path, story);
      if (code === undefined) story.findings.warn('condition-left-out', path);
      return code === undefined ? [] : [{ part: story.provenance.compose({ path }, { code }) }];
    });
  return someOf(found, under(from.path, name));
};

const courseIn = ({ fact }: Story) => (fact?.located.type === 'Encounter' ? undefined : fact?.located);
const encounterIn = ({ fact }: Story) => (fact?.located.type === 'Encounter' ? fact.located : undefined);

const diagnosed = (story: Story, from: Located | undefined): Conditions | undefined => {
  if (from === undefined) return undefined;
  const references = listAt(from.resource['diagnosis'])
    .slice(0, mostConditions)
    .map((diagnosis) => story.references.follow(objectAt(diagnosis)['condition'], from))
    .filter((located) => located?.type === 'Condition') as Located[];
  const found = [...new Set(references)].flatMap((located) => fromCondition(located, story));
  return someOf(found, under(from.path, 'diagnosis'));
};

/** Conditions that name the Encounter that ended as theirs. */
const ofTheEncounter = (story: Story): Conditions | undefined => {
  const encounter = encounterIn(story);
  const found = story
    .ofType('Condition')
    .filter(
      (located) =>
        encounter !== undefined &&
        story.references.follow(located.resource['encounter'], located) === encounter,
    );
  if (found.length > mostConditions) story.findings.warn('list-shortened', 'entry');
  return someOf(
    found.slice(0, mostConditions).flatMap((located) => fromCondition(located, story)),
    found[0]?.path,
  );
};

/** The only Condition of a message that links none; which of several is meant is not guessed. */
const theOnlyOne = (story: Story): Conditions | undefined => {
  const [only, second] = story.ofType('Condition');
  if (only === undefined) return undefined;
  if (isMeant(story, only)) story.findings.warn('conditions-not-linked', only.path);
  return second === undefined ? someOf(fromCondition(only, story), only.path) : undefined;
};

/** Where the reasons of the referral come from, best first. */
const sources: readonly Source<Story, readonly ReadCondition[]>[] = [
  { source: 'CarePlan.addresses', read: (story) => referenced(story, courseIn(story), 'addresses') },
  {
    source: 'ServiceRequest.reasonReference',
    read: (story) => referenced(story, story.request, 'reasonReference'),
  },
  { source: 'ServiceRequest.reasonCode', read: (story) => coded(story, story.request, 'reasonCode') },
  {
    source: 'EpisodeOfCare.diagnosis.condition',
    read: (story) => diagnosed(story, courseIn(story)),
  },
  { source: 'Encounter.diagnosis.condition', read: (story) => diagnosed(story, encounterIn(story)) },
  {
    source: 'Encounter.reasonReference',
    read: (story) => referenced(story, encounterIn(story), 'reasonReference'),
  },
  { source: 'Condition.encounter', read: ofTheEncounter },
  { source: 'Encounter.reasonCode', read: (story) => coded(story, encounterIn(story), 'reasonCode') },
  { source: 'Task.reasonCode', read: (story) => coded(story, story.task, 'reasonCode') },
  { source: 'Condition', read: theOnlyOne },
];

/** Every condition of a message that is nothing but an answer to what was asked: those of its request first. */
export const everyConditionOf = (story: Story): Read<readonly object[]> | undefined => {
  const requested =
    referenced(story, story.request, 'reasonReference') ?? coded(story, story.request, 'reasonCode');
  const named = new Set(requested?.value.map(({ located }) => located));
  const others = story
    .ofType('Condition')
    .filter((located) => !named.has(located))
    .flatMap((located) => fromCondition(located, story));
  const found = [...(requested?.value ?? []), ...others];
  if (found.length > mostConditions) story.findings.warn('list-shortened', 'entry');
  return someOf(
    found.slice(0, mostConditions).map(({ part }) => part),
    requested?.path ?? others[0]?.located?.path,
  );
};

/** What the person was treated for and is referred with. */
export const conditionsOf = (story: Story): Found<readonly ReadCondition[]> | undefined =>
  firstOf(sources, story);
