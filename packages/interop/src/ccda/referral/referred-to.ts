import type { Read } from '../../reading/sources.ts';
import { identifiersOf } from '../person/identifiers.ts';
import type { Story } from '../reading/reading.ts';

/** As many as the canonical form holds. */
const mostIdentifiers = 10;

/** Whom the document is addressed to: this routes it, where it names a practice. */
export const referredToOf = (story: Story): Read<object> | undefined => {
  const [recipient] = story.document
    .many('informationRecipient')
    .map((one) => one.at('intendedRecipient'))
    .filter((one) => one !== undefined);
  if (recipient === undefined) return undefined;
  const organization = recipient.at('receivedOrganization');
  const value = [recipient, ...(organization === undefined ? [] : [organization])]
    .flatMap((role) => identifiersOf(role, mostIdentifiers, story))
    .slice(0, mostIdentifiers);
  const { path } = recipient;
  return value.length === 0
    ? undefined
    : { value: story.provenance.compose({ path }, { identifiers: { value, path } }), path };
};
