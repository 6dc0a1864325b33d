import { whyNotKept } from '../../client/identifier-kind.ts';
import type { Read } from '../../reading/sources.ts';
import { sectionCodes } from '../document/sections.ts';
import { entriesOf, markUsed, partsOf } from '../reading/entries.ts';
import type { Story } from '../reading/reading.ts';
import { organizationName } from '../referral/provider.ts';
import type { XmlElement } from '../xml/element.ts';

/** Templates of a performer that pays: Payer Performer, and by its HL7 RoleClass. */
const payerTemplate = '2.16.840.1.113883.10.20.22.4.87';

const isPayer = (performer: XmlElement): boolean =>
  performer.many('templateId').some((template) => template.text('root') === payerTemplate) ||
  performer.at('assignedEntity/code')?.text('code') === 'PAYOR';

const payerOf = (policy: XmlElement): Read<string> | undefined =>
  policy
    .many('performer')
    .filter(isPayer)
    .map((performer) => organizationName(performer.at('assignedEntity/representedOrganization')))
    .find((name) => name !== undefined);

/** A member number that is a Social Security number is dropped as such. */
const memberNumberOf = (policy: XmlElement, { findings }: Story): Read<string> | undefined => {
  const covered = policy.many('participant').find((one) => one.text('typeCode') === 'COV');
  const id = covered?.at('participantRole/id');
  const value = id?.text('extension');
  if (id === undefined || value === undefined) return undefined;
  const dropped = whyNotKept({ system: id.text('root'), value, types: [] });
  if (dropped === undefined || dropped === 'identifier-dropped-insurance') return { value, path: id.path };
  findings.warn(dropped, id.path);
  return undefined;
};

/** Who pays, and under which number; which of several policies would pay is not guessed. */
export const coverageOf = (story: Story): Read<object> | undefined => {
  const policies = entriesOf(story, [sectionCodes.payers])
    .filter(({ name }) => name === 'act')
    .flatMap(partsOf)
    .filter(({ name, parent }) => name === 'act' && parent?.name === 'entryRelationship');
  const [only, second] = policies;
  if (second !== undefined) story.findings.warn('several-coverages', second.path);
  if (only === undefined || second !== undefined) return undefined;
  const fields = { payer: payerOf(only), memberNumber: memberNumberOf(only, story) };
  if (Object.values(fields).every((field) => field === undefined)) return undefined;
  markUsed(only, story);
  return { value: story.provenance.compose({ path: only.path }, fields), path: only.path };
};
