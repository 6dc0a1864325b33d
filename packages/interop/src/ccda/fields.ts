import { entryOf } from '../json/value.ts';
import { firstOf, type Read, type Source } from '../reading/sources.ts';
import { identifierText } from './document/message-id.ts';
import { dispositionOf } from './encounter/disposition.ts';
import { instantIn, type Story } from './reading/reading.ts';
import { organizationName } from './referral/provider.ts';

const senderNames: readonly Source<Story, string>[] = [
  {
    source: 'author/assignedAuthor/representedOrganization',
    read: ({ document }) =>
      document
        .many('author')
        .map((author) => organizationName(author.at('assignedAuthor/representedOrganization')))
        .find((name) => name !== undefined),
  },
  {
    source: 'custodian/assignedCustodian/representedCustodianOrganization',
    read: ({ document }) =>
      organizationName(document.at('custodian/assignedCustodian/representedCustodianOrganization')),
  },
];

/** Whom the document names as its sender; the partner whose token it came with is who counts. */
const senderOf = (story: Story): Read<object> | undefined => {
  const name = firstOf(senderNames, story);
  return name && { value: story.provenance.compose({ path: name.path }, { name }), path: name.path };
};

/** HL7 ActPriority: asap, routine, stat, urgent, emergency. */
const priorities: Readonly<Record<string, 'routine' | 'urgent'>> = {
  R: 'routine',
  A: 'urgent',
  S: 'urgent',
  UR: 'urgent',
  EM: 'urgent',
};

const priorityOf = ({ document, findings }: Story): Read<'routine' | 'urgent'> | undefined => {
  const element = document.at('inFulfillmentOf/order/priorityCode');
  if (element === undefined) return undefined;
  const value = entryOf(priorities, element.text('code') ?? '');
  if (value === undefined) findings.warn('unusable-value', element.path);
  return value === undefined ? undefined : { value, path: element.path };
};

const referralIdOf = ({ document }: Story): Read<string> | undefined => {
  const id = document.at('inFulfillmentOf/order/id');
  const value = id === undefined ? undefined : (id.text('extension') ?? identifierText(id));
  return id === undefined || value === undefined ? undefined : { value, path: id.path };
};

/** Fields of the header that are one value each. */
export const singleFields = (story: Story) => ({
  sentAt: instantIn(story.document.at('effectiveTime'), story),
  sender: senderOf(story),
  referralId: referralIdOf(story),
  priority: priorityOf(story),
  dischargedAt: story.fact?.at,
  admittedAt: instantIn(story.fact?.element.at('effectiveTime/low'), story),
  ...dispositionOf(story),
});
