import { entryOf, isObject, textAt } from '../../json/value.ts';
import type { Located } from '../message/located.ts';
import { Element } from '../reading/element.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';

/** Whoever a reference names: the reference itself, and what it leads to. */
export interface Provider {
  readonly story: Story;
  readonly reference: Element;
  /** The type of resource that is named, where the message tells. */
  readonly type?: string;
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
  const slot = type === undefined ? undefined : entryOf(elementNames, type);
  if (type !== undefined && slot === undefined) return undefined;
  const named = { story, reference, ...(type === undefined ? {} : { type }) };
  if (found === undefined || slot === undefined) return named;
  const itself = element(story, found) as Element;
  if (slot !== 'role') return { ...named, [slot]: itself };
  const practitionerReference = itself.one('practitioner');
  const practitioner = ofType(story.references.follow(practitionerReference?.value, found), 'Practitioner');
  const organization = ofType(story.references.follow(found.resource['organization'], found), 'Organization');
  return {
    ...named,
    role: itself,
    ...(practitionerReference === undefined ? {} : { practitionerReference }),
    ...(practitioner === undefined ? {} : { practitioner: element(story, practitioner) as Element }),
    ...(organization === undefined ? {} : { organization: element(story, organization) as Element }),
  };
};

/** Tells of a reference that leads to nothing and gives nothing itself. */
export const warnOfNothing = ({ story, reference, role, practitioner, organization }: Provider): void => {
  const found = role ?? practitioner ?? organization;
  if (found === undefined) story.findings.warn('reference-not-found', reference.path);
};

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
