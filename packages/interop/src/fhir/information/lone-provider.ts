import type { Read } from '../../reading/sources.ts';
import type { Located } from '../message/located.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import type { Provider } from '../referral/provider.ts';
import { referrerFrom } from '../referral/who.ts';

/** What may stand beside a provider in a message that says nothing but who referred. */
const companions = new Set(['Practitioner', 'PractitionerRole', 'Organization', 'Patient']);

const providerOf = (story: Story, located: Located): Provider => {
  const itself = elementOf(located, story);
  story.used.add(located);
  const { type } = located;
  if (type === 'Practitioner') return { story, reference: itself, type, practitioner: itself };
  const followed = (name: string, wanted: string) => {
    const found = story.references.follow(located.resource[name], located);
    if (found?.type !== wanted) return undefined;
    story.used.add(found);
    return elementOf(found, story);
  };
  const practitionerReference = itself.one('practitioner');
  const practitioner = followed('practitioner', 'Practitioner');
  const organization = followed('organization', 'Organization');
  return {
    story,
    reference: itself,
    type,
    role: itself,
    ...(practitionerReference === undefined ? {} : { practitionerReference }),
    ...(practitioner === undefined ? {} : { practitioner }),
    ...(organization === undefined ? {} : { organization }),
  };
};

/**
 * The referrer where a message is about one provider and nothing else. A provider beside other resources may be
 * anybody: who witnessed a consent, say.
 */
export const loneProviderOf = (story: Story): Read<object> | undefined => {
  if (story.opened.resources.some(({ type }) => !companions.has(type))) return undefined;
  const [role, second] = story.ofType('PractitionerRole');
  const [practitioner, another] = story.ofType('Practitioner');
  if (second !== undefined || another !== undefined) return undefined;
  const found = role ?? practitioner;
  return found === undefined ? undefined : referrerFrom(providerOf(story, found));
};
