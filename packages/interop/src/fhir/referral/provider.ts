import type { TherapyDischarge } from '@continuum/contracts';
import { isObject, listAt, objectAt, textAt } from '../../json/value.ts';
import { canonicalSystem, npi as npiSystem } from '../coding/code-systems.ts';
import type { Located } from '../message/located.ts';
import { Element } from '../reading/element.ts';
import { elementOf } from '../reading/reading.ts';
import { firstOf, type Read, type Source } from '../reading/sources.ts';
import type { Story } from '../reading/story.ts';
import { providerTypeOf } from './provider-type.ts';

type Referrer = NonNullable<TherapyDischarge['referrer']>;

/** Far more than anybody has. */
const mostRead = 50;

/** Whoever a reference names: the reference itself, and what it leads to. */
export interface Provider {
  readonly story: Story;
  readonly reference: Element;
  readonly role?: Element;
  readonly practitioner?: Element;
  readonly organization?: Element;
  /** The reference from a role to its practitioner. */
  readonly practitionerReference?: Element;
}

const elementNames: Readonly<Record<string, 'role' | 'practitioner' | 'organization'>> = {
  PractitionerRole: 'role',
  Practitioner: 'practitioner',
  Organization: 'organization',
  HealthcareService: 'organization',
};

const element = (story: Story, located: Located | undefined): Element | undefined => {
  if (located === undefined) return undefined;
  story.used.add(located);
  return elementOf(located, story);
};

const ofType = (located: Located | undefined, type: string): Located | undefined =>
  located?.type === type ? located : undefined;

/** The type of resource that a reference names, whether or not it leads to one. */
const namedType = (reference: Element, located: Located | undefined): string | undefined =>
  located?.type ??
  textAt(reference.value['type']) ??
  /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+$/.exec((textAt(reference.value['reference']) ?? '').slice(0, 2000))?.[1];

/** A provider that a Reference element names, as far as the message tells; undefined where it names none. */
export const providerAt = (story: Story, from: Located, reference: Element): Provider | undefined => {
  const found = story.references.follow(reference.value, from);
  const type = namedType(reference, found);
  const slot = type === undefined ? undefined : elementNames[type];
  if (type !== undefined && slot === undefined) return undefined;
  if (found === undefined || slot === undefined) return { story, reference };
  const itself = element(story, found) as Element;
  if (slot !== 'role') return { story, reference, [slot]: itself };
  const practitionerReference = itself.one('practitioner');
  const practitioner = ofType(story.references.follow(practitionerReference?.value, found), 'Practitioner');
  const organization = ofType(story.references.follow(found.resource['organization'], found), 'Organization');
  return {
    story,
    reference,
    role: itself,
    ...(practitionerReference === undefined ? {} : { practitionerReference }),
    ...(practitioner === undefined ? {} : { practitioner: element(story, practitioner) as Element }),
    ...(organization === undefined ? {} : { organization: element(story, organization) as Element }),
  };
};

const personName = (practitioner: Element | undefined): Read<string> | undefined => {
  const [name] = practitioner?.many('name', mostRead) ?? [];
  if (name === undefined) return undefined;
  const parts = [...name.texts('prefix', mostRead), ...name.texts('given', mostRead), name.text('family')];
  const value = name.text('text') ?? parts.filter((part) => part !== undefined).join(' ');
  return value === '' ? undefined : { value, path: name.path };
};

const names: readonly Source<Provider, string>[] = [
  { source: 'Practitioner.name', read: ({ practitioner }) => personName(practitioner) },
  {
    source: 'PractitionerRole.practitioner.display',
    read: ({ practitionerReference }) => practitionerReference?.read('display'),
  },
  {
    source: 'Organization.name',
    read: ({ organization, role }) => (role === undefined ? organization?.read('name') : undefined),
  },
  { source: 'Reference.display', read: ({ reference }) => reference.read('display') },
  { source: 'PractitionerRole.organization.name', read: ({ organization }) => organization?.read('name') },
];

const npiShape = /^\d{10}$/;

const npiIn = (resource: Element | undefined, { story }: Provider): Read<string> | undefined => {
  const identifiers = resource?.oneOrMany('identifier', mostRead) ?? [];
  const found = identifiers.filter(
    ({ value }) => canonicalSystem(textAt(value['system']) ?? '') === npiSystem,
  );
  const shaped = found
    .map((identifier) => identifier.read('value'))
    .find((read) => npiShape.test(read?.value ?? ''));
  if (shaped === undefined)
    for (const identifier of found) story.findings.warn('unusable-value', identifier.at('value'));
  return shaped;
};

const npis: readonly Source<Provider, string>[] = [
  { source: 'Practitioner.identifier', read: (provider) => npiIn(provider.practitioner, provider) },
  { source: 'PractitionerRole.identifier', read: (provider) => npiIn(provider.role, provider) },
  {
    source: 'Organization.identifier',
    read: (provider) => (provider.role === undefined ? npiIn(provider.organization, provider) : undefined),
  },
  { source: 'Reference.identifier', read: (provider) => npiIn(provider.reference, provider) },
];

const typeIn = (
  resource: Element | undefined,
  name: string,
  concepts: readonly unknown[],
): Read<NonNullable<Referrer['type']>> | undefined => {
  const type = providerTypeOf(concepts.slice(0, mostRead));
  return resource === undefined || type === undefined ? undefined : { value: type, path: resource.at(name) };
};

const types: readonly Source<Provider, NonNullable<Referrer['type']>>[] = [
  {
    source: 'Practitioner.qualification',
    read: ({ practitioner }) =>
      typeIn(
        practitioner,
        'qualification',
        listAt(practitioner?.value['qualification']).map((one) => objectAt(one)['code']),
      ),
  },
  { source: 'PractitionerRole.code', read: ({ role }) => typeIn(role, 'code', listAt(role?.value['code'])) },
  {
    source: 'PractitionerRole.specialty',
    read: ({ role }) => typeIn(role, 'specialty', listAt(role?.value['specialty'])),
  },
];

/** Who a provider is, in the canonical form; undefined where the message tells nothing of them. */
export const referrerFrom = (provider: Provider): Read<object> | undefined => {
  const fields = {
    name: firstOf(names, provider),
    npi: firstOf(npis, provider),
    type: firstOf(types, provider),
  };
  const { path } = provider.reference;
  return Object.values(fields).every((field) => field === undefined)
    ? undefined
    : { value: provider.story.provenance.compose({ path }, fields), path };
};

/** The name of the organization that a provider is, or acts for. */
export const organizationOf = ({ organization, reference, role }: Provider): Read<string> | undefined =>
  organization?.read('name') ?? (role === undefined ? reference.read('display') : undefined);

/** Where a Reference element stands in a resource. */
const referenceIn = (
  story: Story,
  located: Located | undefined,
  name: string,
): { readonly from: Located; readonly reference: Element } | undefined => {
  const value = located?.resource[name];
  return located === undefined || !isObject(value)
    ? undefined
    : { from: located, reference: new Element(value, elementOf(located, story).at(name), story.findings) };
};

/** Reads a provider by a reference of a resource. */
export const providerIn = (
  story: Story,
  located: Located | undefined,
  name: string,
): Provider | undefined => {
  const found = referenceIn(story, located, name);
  return found === undefined ? undefined : providerAt(story, found.from, found.reference);
};
