import { isObject, textAt } from '../../json/value.ts';
import { firstOf, type Read, type Source, someOf } from '../../reading/sources.ts';
import { type Located, under } from '../message/located.ts';
import { identifiersOf, type KeptIdentifier } from '../person/identifiers.ts';
import { Element } from '../reading/element.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { providerAt, warnOfNothing } from './provider.ts';

/** As many as the canonical form holds. */
const mostIdentifiers = 10;
const mostPerformers = 20;

/** An address names something as an identifier does: https://hl7.org/fhir/R4/datatypes.html#Identifier */
const addresses = 'urn:ietf:rfc:3986';
const absolute = /^https?:\/\//i;

type Identifiers = Read<readonly KeptIdentifier[]>;

const addressOf = (value: unknown, path: string, { provenance }: Story): readonly KeptIdentifier[] => {
  const text = textAt(value);
  return text === undefined || !absolute.test(text)
    ? []
    : [provenance.whole({ system: addresses, value: text }, path)];
};

/** What identifies whoever a reference names: their identifiers, those it carries itself, and its address. */
const named = (story: Story, from: Located, reference: Element): readonly KeptIdentifier[] => {
  const provider = providerAt(story, from, reference);
  if (provider === undefined) return [];
  const found = [provider.role, provider.organization, provider.practitioner, reference]
    .filter((element) => element?.value['identifier'] !== undefined)
    .flatMap((element) => identifiersOf(element as Element, mostIdentifiers, story).value);
  if (found.length > 0) return found;
  const address = addressOf(reference.value['reference'], reference.at('reference'), story);
  if (address.length === 0) warnOfNothing(provider);
  return address;
};

const distinct = (identifiers: readonly KeptIdentifier[]): readonly KeptIdentifier[] => [
  ...new Map(identifiers.map((one) => [JSON.stringify([one.system, one.value]), one])).values(),
];

const ownerOf = (story: Story): Identifiers | undefined => {
  const { task } = story;
  const owner = task === undefined ? undefined : elementOf(task, story).one('owner');
  return task === undefined || owner === undefined
    ? undefined
    : someOf(distinct(named(story, task, owner)), owner.path);
};

const performersOf = (story: Story): Identifiers | undefined => {
  const { request } = story;
  if (request === undefined) return undefined;
  const element = elementOf(request, story);
  const found = element
    .many('performer', mostPerformers)
    .flatMap((performer) => named(story, request, performer));
  return someOf(distinct(found), element.at('performer'));
};

const destinations = (story: Story): readonly { readonly header: Located; readonly destination: Element }[] =>
  story
    .ofType('MessageHeader')
    .filter(({ nested }) => nested === undefined)
    .flatMap((header) =>
      elementOf(header, story)
        .many('destination', mostPerformers)
        .map((destination) => ({ header, destination })),
    );

const receiversOf = (story: Story): Identifiers | undefined => {
  const all = destinations(story);
  const found = all.flatMap(({ header, destination }) => {
    const { receiver } = destination.value;
    return isObject(receiver)
      ? named(story, header, new Element(receiver, under(destination.path, 'receiver'), story.findings))
      : [];
  });
  return someOf(distinct(found), all[0]?.destination.at('receiver'));
};

const endpointsOf = (story: Story): Identifiers | undefined => {
  const all = destinations(story);
  const found = all.flatMap(({ destination }) =>
    addressOf(destination.value['endpoint'], destination.at('endpoint'), story),
  );
  return someOf(distinct(found), all[0]?.destination.at('endpoint'));
};

const sources: readonly Source<Story, readonly KeptIdentifier[]>[] = [
  { source: 'Task.owner', read: ownerOf },
  { source: 'ServiceRequest.performer', read: performersOf },
  { source: 'MessageHeader.destination.receiver', read: receiversOf },
  { source: 'MessageHeader.destination.endpoint', read: endpointsOf },
];

/** A Task's owner who is none of the performers its request names is told of; the owner counts. */
const warnWhereTheyDiffer = (story: Story): void => {
  const [owner, performers] = [ownerOf(story), performersOf(story)];
  if (owner === undefined || performers === undefined) return;
  const values = new Set(performers.value.map(({ value }) => value));
  if (!owner.value.some(({ value }) => values.has(value)))
    story.findings.warn('referred-to-somebody-else', owner.path);
};

/** Whom the person is referred to: what routes the discharge. */
export const referredToOf = (story: Story): Read<object> | undefined => {
  const found = firstOf(sources, story);
  if (found === undefined) return undefined;
  warnWhereTheyDiffer(story);
  const kept = { ...found, value: found.value.slice(0, mostIdentifiers) };
  if (kept.value.length < found.value.length) story.findings.warn('list-shortened', found.path);
  return { value: story.provenance.compose(found, { identifiers: kept }), path: found.path };
};
