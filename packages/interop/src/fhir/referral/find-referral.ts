import { snomed } from '../../coding/code-systems.ts';
import { listAt, objectAt, textAt } from '../../json/value.ts';
import { codesOf, hasCode } from '../coding/concept.ts';
import { type Located, under } from '../message/located.ts';
import type { Story } from '../reading/story.ts';
import { leadsNowhere, strangerTo, subjectElement } from '../reading/subject.ts';

/** SNOMED CT: laboratory procedure, imaging. An order of these refers nobody. */
const otherServices = new Set(['108252007', '363679005']);

/** SNOMED CT codes of services that a person is referred to exercise or therapy for. */
const exerciseServices = new Set(['91251008', '229065009', '390893007', '409063005', '410158009', '3457005']);

/** https://hl7.org/fhir/R4/valueset-request-status.html, valueset-task-status.html: those that still ask for something. */
const inForce = new Set(['active', 'on-hold', 'completed']);
const open = new Set(['requested', 'received', 'accepted', 'ready', 'in-progress', 'on-hold']);

/** Tasks that take a request back, or turn it down. */
const takenBack = new Set(['cancelled', 'entered-in-error', 'rejected', 'failed']);

type Referral = Pick<Story, 'request' | 'task'>;

const statusOf = ({ resource }: Located): string => textAt(resource['status']) ?? '';

const isReferring = ({ resource }: Located): boolean =>
  !listAt(resource['category']).some((category) => hasCode(category, snomed, otherServices)) &&
  resource['doNotPerform'] !== true;

/** The ServiceRequest a Task asks to be fulfilled. */
const focusOf = (task: Located, { references }: Story): Located | undefined => {
  const focus = references.follow(task.resource['focus'], task);
  return focus?.type === 'ServiceRequest' ? focus : undefined;
};

/** Why a request or Task may be about somebody else. A Task without a person that can be followed is about its focus's. */
const strangerOf = (story: Story, located: Located): string | undefined => {
  const stranger = strangerTo(story.subject, located, story);
  const focus = located.type === 'Task' ? focusOf(located, story) : undefined;
  return stranger === leadsNowhere && focus !== undefined
    ? strangerTo(story.subject, focus, story)
    : stranger;
};

/** Whether a request or Task may be used; what is wrong with it is told of. */
const isUsable = (story: Story, located: Located, statuses: ReadonlySet<string>): boolean => {
  const { findings } = story;
  if (strangerOf(story, located) !== undefined || located.resource['modifierExtension'] !== undefined)
    findings.warn('referral-left-out', under(located.path, subjectElement(located)));
  else if (!statuses.has(statusOf(located)))
    findings.warn('referral-not-in-force', under(located.path, 'status'));
  else return true;
  return false;
};

/** The resources that a message puts first: what a MessageHeader is about, or the resource that is the message. */
const putFirst = ({ opened, ofType, references }: Story): readonly Located[] => {
  const headers = ofType('MessageHeader').filter(({ nested }) => nested === undefined);
  return [
    ...(opened.body === undefined ? [] : [opened.body]),
    ...headers.flatMap((header) =>
      listAt(header.resource['focus']).map((focus) => references.follow(focus, header)),
    ),
  ].filter((located) => located !== undefined);
};

/** Whether a Task is a step of no other Task of the message, which is to be done as a whole. */
const isWhole =
  ({ references }: Story) =>
  (task: Located): boolean =>
    !listAt(task.resource['partOf']).some((whole) => references.follow(whole, task)?.type === 'Task');

const mostPreferred = <Of>(
  candidates: readonly Of[],
  preferences: readonly ((one: Of) => boolean)[],
): Of | undefined => {
  let left = candidates;
  for (const preference of preferences) {
    const better = left.filter(preference);
    if (better.length > 0) left = better;
  }
  return left.length === 1 ? left[0] : undefined;
};

const asksForExercise = ({ resource }: Located): boolean =>
  hasCode(resource['code'], snomed, exerciseServices);

/** The one that counts; where several do and none of them comes first, none does and a warning says so. */
const theOne = (
  story: Story,
  candidates: readonly Located[],
  preferences: readonly ((one: Located) => boolean)[],
): Located | undefined => {
  const chosen = mostPreferred(candidates, preferences);
  const [first] = candidates;
  if (chosen === undefined && first !== undefined) story.findings.warn('several-referrals', first.path);
  return chosen;
};

/** The referral that a message carries: a ServiceRequest, the Task that asks for it to be fulfilled, or both. */
export const referralIn = (story: Story): Referral => {
  const first = new Set(putFirst(story));
  const isFirst = (located: Located) => first.has(located);
  const tasks = story
    .ofType('Task')
    .filter(
      (task) =>
        isFirst(task) ||
        focusOf(task, story) !== undefined ||
        codesOf(objectAt(task.resource['code'])).includes('fulfill'),
    )
    .filter((task) => isUsable(story, task, open));
  const task = theOne(story, tasks, [isFirst, isWhole(story)]);
  const focus = task === undefined ? undefined : focusOf(task, story);
  const requests = [...new Set([...(focus === undefined ? [] : [focus]), ...story.ofType('ServiceRequest')])]
    .filter((request) => request === focus || isFirst(request) || isReferring(request))
    .filter((request) => isUsable(story, request, inForce));
  const request = theOne(story, requests, [isFirst, (one) => one === focus, asksForExercise]);
  return { ...(request === undefined ? {} : { request }), ...(task === undefined ? {} : { task }) };
};

/** A message that puts a request first which was taken back is no referral, whatever else it holds. */
export const refuseTakenBack = (story: Story): void => {
  for (const located of putFirst(story)) {
    const status = statusOf(located);
    const closed =
      (located.type === 'Task' && takenBack.has(status)) ||
      (located.type === 'ServiceRequest' && (status === 'revoked' || status === 'entered-in-error'));
    if (closed) story.findings.refuse(under(located.path, 'status'), 'a request that is in force', status);
  }
};
