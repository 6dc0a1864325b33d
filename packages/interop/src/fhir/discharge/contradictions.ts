import { listAt, objectAt, textAt } from '../../json/value.ts';
import type { WarningCode } from '../../warning-codes.ts';
import { codesOf } from '../coding/concept.ts';
import { type Located, under } from '../message/located.ts';
import type { Story } from '../reading/story.ts';
import { destinationFrom, dispositionAt, writtenDisposition } from './encounters.ts';
import { therapyKnownBy } from './physical-therapy.ts';

/** Two statements of one resource that cannot both hold. */
interface Contradiction {
  readonly code: WarningCode;
  readonly type: string;
  /** The element that contradicts what another says; undefined where nothing does. */
  readonly element: (located: Located, story: Story) => string | undefined;
}

const statusIn = ({ resource }: Located, statuses: ReadonlySet<string>): boolean =>
  statuses.has(textAt(resource['status']) ?? '');

const notBegun = new Set(['draft', 'requested', 'received', 'accepted', 'ready']);
const underWay = new Set([...notBegun, 'in-progress', 'on-hold']);
const closed = new Set(['completed', 'rejected', 'cancelled', 'failed', 'entered-in-error']);
const turnedDown = new Set(['rejected', 'cancelled', 'failed', 'entered-in-error']);

/** BSeR's business statuses of a Task that ended: http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS */
const endedBusiness = new Set(['4.0', '6.0', '7.0']);
const begunBusiness = new Set(['2.0', '3.0', '5.1.1', '5.1.2', '5.1.3']);

const businessOf = ({ resource }: Located): readonly string[] =>
  codesOf(objectAt(resource['businessStatus']));

const openEncounters = new Set(['planned', 'arrived', 'triaged', 'in-progress', 'onleave']);

/** Encounters that somebody is in; one that is planned may well follow the end of a course. */
const begunEncounters = new Set(['arrived', 'triaged', 'in-progress', 'onleave']);

const lasting = new Set(['active', 'on-hold', 'onhold']);

/** A course of physical therapy that goes on, whatever else has ended. */
const goesOn = (course: Located, { fact }: Story): string | undefined =>
  fact !== undefined && statusIn(course, lasting) && therapyKnownBy(course) !== undefined
    ? 'status'
    : undefined;

const contradictions: readonly Contradiction[] = [
  {
    code: 'task-contradicts-itself',
    type: 'Task',
    element: (task) =>
      (statusIn(task, underWay) && businessOf(task).some((code) => endedBusiness.has(code))) ||
      (statusIn(task, closed) && businessOf(task).some((code) => begunBusiness.has(code)))
        ? 'businessStatus'
        : undefined,
  },
  {
    code: 'task-contradicts-itself',
    type: 'Task',
    element: (task) =>
      (statusIn(task, notBegun) || statusIn(task, turnedDown)) && listAt(task.resource['output']).length > 0
        ? 'output'
        : undefined,
  },
  {
    code: 'encounter-contradicts-itself',
    type: 'Encounter',
    element: (encounter) =>
      statusIn(encounter, openEncounters) && writtenDisposition(encounter) !== undefined
        ? dispositionAt
        : undefined,
  },
  {
    code: 'encounter-contradicts-itself',
    type: 'Encounter',
    element: ({ resource }) =>
      statusIn({ resource } as Located, openEncounters) && objectAt(resource['period'])['end'] !== undefined
        ? 'period.end'
        : undefined,
  },
  {
    code: 'encounter-contradicts-itself',
    type: 'Encounter',
    element: (encounter) =>
      encounter.resource['status'] === 'finished' && destinationFrom(encounter)?.destination === 'still-there'
        ? dispositionAt
        : undefined,
  },
  {
    code: 'goal-contradicts-itself',
    type: 'Goal',
    element: ({ resource }) =>
      ['active', 'accepted', 'planned', 'proposed'].includes(textAt(resource['lifecycleStatus']) ?? '') &&
      codesOf(resource['achievementStatus']).includes('achieved')
        ? 'achievementStatus'
        : undefined,
  },
  { code: 'therapy-still-active', type: 'CarePlan', element: goesOn },
  { code: 'therapy-still-active', type: 'EpisodeOfCare', element: goesOn },
  {
    code: 'encounter-still-open',
    type: 'Encounter',
    element: (encounter, { fact }) =>
      fact !== undefined && fact.located.type !== 'Encounter' && statusIn(encounter, begunEncounters)
        ? 'status'
        : undefined,
  },
];

/** Tells of everything in a message that contradicts itself. Nothing is resolved by it. */
export const warnOfContradictions = (story: Story): void => {
  for (const { code, type, element } of contradictions)
    for (const located of story.ofType(type)) {
      const found = element(located, story);
      if (found !== undefined) story.findings.warn(code, under(located.path, found));
    }
};
