import { firstOf, type Read, type Source, someOf } from '../../reading/sources.ts';
import { sectionCodes } from '../document/sections.ts';
import { narrated, wordingAt } from '../reading/coded.ts';
import { entriesOf, isNegated, markUsed, partsOf, statusOf } from '../reading/entries.ts';
import { firstDay, type Story } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';

/** As many, and as long, as the canonical form holds. */
const mostGoals = 30;
const longest = 500;

interface Asked {
  readonly goal: XmlElement;
  readonly story: Story;
}

const told = (element: XmlElement | undefined, story: Story): Read<string> | undefined => {
  const value = narrated(element, story);
  return element === undefined || value === undefined || value.length > longest
    ? undefined
    : { value, path: element.path };
};

const descriptions: readonly Source<Asked, string>[] = [
  { source: 'observation/text', read: ({ goal, story }) => told(goal.at('text'), story) },
  {
    source: 'observation/value',
    read: ({ goal, story }) => told(goal.at('value'), story) ?? wordingAt(goal.at('value'), story),
  },
  { source: 'observation/code', read: ({ goal, story }) => wordingAt(goal.all('code')[0], story) },
];

/** Statuses of goals that are no longer to be reached. */
const closed = new Set(['completed', 'cancelled', 'aborted', 'nullified']);

const isOutstanding = (goal: XmlElement): boolean =>
  goal.name === 'observation' &&
  goal.text('moodCode') === 'GOL' &&
  !isNegated(goal) &&
  !closed.has(statusOf(goal) ?? '');

const goalFrom = (goal: XmlElement, story: Story): readonly object[] => {
  const description = firstOf(descriptions, { goal, story });
  if (description === undefined) return [];
  markUsed(goal, story);
  const dueOn = firstDay(goal.at('effectiveTime'), ['high', 'value'], story);
  return [story.provenance.compose({ path: goal.path }, { description, dueOn })];
};

/** Goals that are left to be reached, those of the Goals section before those of the plan. */
export const goalsOf = (story: Story): Read<readonly object[]> | undefined => {
  const goals = entriesOf(story, [sectionCodes.goals, sectionCodes.plan])
    .flatMap((entry) => [entry, ...partsOf(entry)])
    .filter(isOutstanding);
  if (goals.length > mostGoals) story.findings.warn('list-shortened', goals[0]?.path ?? '');
  return someOf(
    goals.slice(0, mostGoals).flatMap((goal) => goalFrom(goal, story)),
    goals[0]?.path,
  );
};
