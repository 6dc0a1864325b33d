import type { LocalDate } from '@continuum/contracts';
import { textAt } from '../../json/value.ts';
import { firstOf, type Read, type Source, someOf } from '../../reading/sources.ts';
import { wordsOf } from '../coding/concept.ts';
import { type Located, under } from '../message/located.ts';
import { dayAt, elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';
import { followed } from './followed.ts';

/** As many as the canonical form holds. */
const mostGoals = 30;
const mostTargets = 20;
const mostReferences = 200;

/** Goals still to be reached: https://hl7.org/fhir/R4/valueset-goal-status.html */
const outstanding = new Set(['proposed', 'planned', 'accepted', 'active', 'on-hold']);

const isOutstanding = (story: Story, located: Located): boolean =>
  outstanding.has(textAt(located.resource['lifecycleStatus']) ?? '') && counts(story, located, 'Goal');

const dueOf = (goal: Located, story: Story): Read<LocalDate> | undefined => {
  for (const target of elementOf(goal, story).many('target', mostTargets)) {
    const day = dayAt(target, 'dueDate', story);
    if (day !== undefined) return day;
  }
  return undefined;
};

const read = (located: Located, story: Story): readonly object[] => {
  const [value] = wordsOf(located.resource['description']);
  if (value === undefined || !isOutstanding(story, located)) return [];
  story.used.add(located);
  const description = { value, path: under(located.path, 'description') };
  return [story.provenance.compose({ path: located.path }, { description, dueOn: dueOf(located, story) })];
};

const goalsAmong = (
  found: readonly Located[],
  path: string | undefined,
  story: Story,
): Read<readonly object[]> | undefined => {
  const [beyond] = found.slice(mostGoals);
  if (beyond !== undefined) story.findings.warn('list-shortened', beyond.path);
  return someOf(
    found.slice(0, mostGoals).flatMap((located) => read(located, story)),
    path,
  );
};

const linked = (from: Located | undefined, name: string, story: Story) =>
  goalsAmong(
    followed(from, name, mostReferences, story).filter(({ type }) => type === 'Goal'),
    from === undefined ? undefined : under(from.path, name),
    story,
  );

/** Goals of a message whose discharge is no course of therapy, which would say itself which are its own. */
const unlinked = (story: Story) => {
  if (story.fact?.located.type === 'CarePlan') return undefined;
  const all = story.ofType('Goal').filter((located) => isOutstanding(story, located));
  return goalsAmong(all, all[0]?.path, story);
};

const sources: readonly Source<Story, readonly object[]>[] = [
  {
    source: 'CarePlan.goal',
    read: (story) =>
      linked(story.fact?.located.type === 'CarePlan' ? story.fact.located : undefined, 'goal', story),
  },
  {
    source: 'ServiceRequest.supportingInfo',
    read: (story) => linked(story.request, 'supportingInfo', story),
  },
  { source: 'Goal', read: unlinked },
];

/** Goals that are left to be reached. */
export const goalsOf = (story: Story) => firstOf(sources, story);
