import type { TherapyDischarge } from '@continuum/contracts';
import { canonicalSystem, npi as npiSystem } from '../../coding/code-systems.ts';
import { providerTypeOf } from '../../coding/provider-type.ts';
import { listAt, objectAt, textAt } from '../../json/value.ts';
import { firstOf, type Read, type Source } from '../../reading/sources.ts';
import { codingsOf } from '../coding/concept.ts';
import type { Element } from '../reading/element.ts';
import type { Provider } from './provider.ts';

type Referrer = NonNullable<TherapyDischarge['referrer']>;

/** Far more than anybody has. */
const mostRead = 50;

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
  const type = providerTypeOf(concepts.slice(0, mostRead).flatMap(codingsOf));
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
export const organizationOf = ({ organization, reference, type }: Provider): Read<string> | undefined =>
  organization?.read('name') ??
  (type === undefined || type === 'Organization' ? reference.read('display') : undefined);
