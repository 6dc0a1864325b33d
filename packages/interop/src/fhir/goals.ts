import { textAt } from '../json/value.ts';
import { wordsOf } from './coding.ts';
import { followed } from './conditions.ts';
import type { Located } from './located.ts';
import { dayAt, elementOf, type Reading } from './reading.ts';
import { strangerTo } from './subject.ts';

/** As many as the canonical form holds. */
const mostGoals = 30;
const mostTargets = 20;

/** Goals still to be reached: https://hl7.org/fhir/R4/valueset-goal-status.html */
const outstanding = new Set(['proposed', 'planned', 'accepted', 'active', 'on-hold']);

const read = (located: Located, client: Located, reading: Reading) => {
  const { resource, type, path } = located;
  const open = outstanding.has(textAt(resource['lifecycleStatus']) ?? '');
  const plain = type === 'Goal' && resource['modifierExtension'] === undefined;
  const [description] = wordsOf(resource['description']);
  if (!plain || !open || description === undefined || strangerTo(client, located, reading) !== undefined)
    return [];
  const goal = elementOf(located, reading);
  const [dueOn] = goal
    .many('target', mostTargets)
    .map((target) => dayAt(target, 'dueDate', reading))
    .filter((day) => day !== undefined);
  reading.used.add(located);
  return [reading.origins.of({ description, ...(dueOn === undefined ? {} : { dueOn }) }, path)];
};

/** Goals of the course of therapy that it left to be reached. */
export const outstandingGoals = (plan: Located, client: Located, reading: Reading) =>
  followed(plan, 'goal', mostGoals, reading).flatMap((located) => read(located, client, reading));
