import type { Instant } from '@continuum/contracts';
import { entryOf, listAt, objectAt } from '../json/value.ts';
import { firstOf, type Read, readAs, type Source } from '../reading/sources.ts';
import { codesOf } from './coding/concept.ts';
import { dispositionOf } from './discharge/disposition.ts';
import { type Located, under } from './message/located.ts';
import { Element } from './reading/element.ts';
import { elementOf, instantAt } from './reading/reading.ts';
import type { Story } from './reading/story.ts';
import { providerIn } from './referral/provider.ts';
import { organizationOf } from './referral/who.ts';

type From<Value> = readonly Source<Story, Value>[];

const textOf = (story: Story, located: Located | undefined, name: string): Read<string> | undefined =>
  located === undefined ? undefined : elementOf(located, story).read(name);

const sentAt: From<Instant> = [
  {
    source: 'Bundle.timestamp',
    read: (story) =>
      instantAt(new Element(story.opened.bundle ?? {}, '', story.findings), 'timestamp', story),
  },
  {
    source: 'Task.authoredOn',
    read: (story) => instantAt(story.task && elementOf(story.task, story), 'authoredOn', story),
  },
];

/** https://hl7.org/fhir/R4/valueset-request-priority.html */
const priorities: Readonly<Record<string, 'routine' | 'urgent'>> = {
  routine: 'routine',
  urgent: 'urgent',
  asap: 'urgent',
  stat: 'urgent',
};

const priorityIn = (story: Story, located: Located | undefined) => {
  const written = textOf(story, located, 'priority');
  const known = readAs(written, (value) => entryOf(priorities, value));
  if (written !== undefined && known === undefined) story.findings.warn('unusable-value', written.path);
  return known;
};

const priority: From<'routine' | 'urgent'> = [
  { source: 'ServiceRequest.priority', read: (story) => priorityIn(story, story.request) },
  { source: 'Task.priority', read: (story) => priorityIn(story, story.task) },
];

const mostIdentifiers = 50;

/** An identifier of the request: that of the one who placed it before others. */
const identifierIn = ({ request }: Story, wanted: (type: unknown) => boolean): Read<string> | undefined => {
  const identifiers = listAt(request?.resource['identifier']).slice(0, mostIdentifiers).map(objectAt);
  const index = identifiers.findIndex(({ type, value }) => typeof value === 'string' && wanted(type));
  const value = identifiers[index]?.['value'];
  return request === undefined || typeof value !== 'string' || value.trim() === ''
    ? undefined
    : { value: value.trim(), path: under(request.path, `identifier[${index}].value`) };
};

const referralId: From<string> = [
  {
    source: 'ServiceRequest.identifier of type PLAC',
    read: (story) => identifierIn(story, (type) => codesOf(type).includes('PLAC')),
  },
  {
    source: 'ServiceRequest.identifier',
    read: (story) => identifierIn(story, (type) => !codesOf(type).includes('FILL')),
  },
  {
    source: 'ServiceRequest.requisition',
    read: (story) => story.request && elementOf(story.request, story).one('requisition')?.read('value'),
  },
];

const admittedAt: From<Instant> = [
  {
    source: 'period.start',
    read: (story) =>
      story.fact && instantAt(elementOf(story.fact.located, story).one('period'), 'start', story),
  },
];

const header = ({ ofType }: Story): Located | undefined =>
  ofType('MessageHeader').find(({ nested }) => nested === undefined);

const organizationIn = (story: Story, located: Located | undefined, name: string) => {
  const provider = providerIn(story, located, name);
  return provider === undefined ? undefined : organizationOf(provider);
};

const senderNames: From<string> = [
  { source: 'MessageHeader.sender', read: (story) => organizationIn(story, header(story), 'sender') },
  {
    source: 'MessageHeader.source.name',
    read: (story) => {
      const found = header(story);
      return found && elementOf(found, story).one('source')?.read('name');
    },
  },
  { source: 'Task.requester', read: (story) => organizationIn(story, story.task, 'requester') },
];

/** Whom the message names as its sender; the partner whose token it came with is who counts. */
const senderOf = (story: Story): Read<object> | undefined => {
  const name = firstOf(senderNames, story);
  const sender = header(story);
  if (sender !== undefined) story.used.add(sender);
  return name && { value: story.provenance.compose({ path: name.path }, { name }), path: name.path };
};

/** Fields that are one value each. */
export const singleFields = (story: Story) => {
  return {
    sentAt: firstOf(sentAt, story),
    sender: senderOf(story),
    referralId: firstOf(referralId, story),
    priority: firstOf(priority, story),
    dischargedAt: story.fact?.at,
    admittedAt: firstOf(admittedAt, story),
    ...dispositionOf(story),
  };
};
