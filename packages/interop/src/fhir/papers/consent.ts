import { objectAt, textAt } from '../../json/value.ts';
import type { Read } from '../../reading/sources.ts';
import { codesOf } from '../coding/concept.ts';
import { under } from '../message/located.ts';
import { dayAt, elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';

/** https://terminology.hl7.org/CodeSystem-consentscope.html: consent to be treated, not to share what is known. */
const informedConsent = 'treatment';

/**
 * The person's informed consent. A consent to share information is another paper and counts for nothing here; one
 * that denies is told of.
 */
export const consentOf = (story: Story): Read<object> | undefined => {
  for (const located of story.ofType('Consent')) {
    if (textAt(located.resource['status']) !== 'active' || !counts(story, located, 'Consent')) continue;
    const denies = objectAt(located.resource['provision'])['type'] === 'deny';
    if (denies) story.findings.warn('consent-denies', under(located.path, 'provision.type'));
    else if (!codesOf(located.resource['scope']).includes(informedConsent))
      story.findings.warn('consent-of-another-kind', under(located.path, 'scope'));
    else {
      const signedOn = dayAt(elementOf(located, story), 'dateTime', story);
      if (signedOn === undefined) continue;
      story.used.add(located);
      return { value: story.provenance.compose({ path: located.path }, { signedOn }), path: located.path };
    }
  }
  return undefined;
};
