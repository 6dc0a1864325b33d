import { whyNotKept } from '../../client/identifier-kind.ts';
import type { Read } from '../../reading/sources.ts';
import type { Field, Segment } from '../parsing/segment.ts';
import type { Story } from '../reading/story.ts';

/** As many as the canonical form holds. */
const mostKept = 20;

interface Kept {
  readonly system: string;
  readonly value: string;
  readonly type?: string;
}

/** The Social Security Administration as an authority, whether as the assigning one or its facility. */
const socialSecurity = /^(US)?(SSA|SSN|SS)\b/i;

const isObjectIdentifier = (text: string): boolean => /^\d+(\.\d+)+$/.test(text);

/**
 * Whose an identifier is, by its assigning authority (HD: namespace, universal id, its type). A universal id means
 * the same everywhere; a namespace, or nothing, means something within the sender only, and is kept as the sender's.
 */
const systemOf = (field: Field, { sender }: Pick<Story, 'sender'>): string => {
  const universal = field.text(4, 2);
  if (universal !== undefined && isObjectIdentifier(universal)) return `urn:oid:${universal}`;
  const namespace = universal ?? field.text(4, 1) ?? field.text(6, 1);
  const owner = sender.partnerId ?? 'sender';
  return namespace === undefined ? owner : `${owner}/${namespace}`;
};

const keptFrom = (field: Field, story: Story): Kept | undefined => {
  const value = field.text(1);
  const type = field.text(5);
  const named = [type, field.text(4, 1), field.text(6, 1)].filter((text) => text !== undefined);
  if (value === undefined) {
    story.findings.warn('unusable-value', field.path);
    return undefined;
  }
  const system = systemOf(field, story);
  const dropped = named.some((text) => socialSecurity.test(text))
    ? 'identifier-dropped-social-security'
    : whyNotKept({ system, value, types: named });
  if (dropped !== undefined) {
    story.findings.warn(dropped, field.path);
    return undefined;
  }
  return story.provenance.whole({ system, value, ...(type === undefined ? {} : { type }) }, field.path);
};

/** Fields that hold what recognises a person elsewhere: Social Security, driver's licence and account numbers. */
const neverKept = [
  { field: 18, warning: 'identifier-dropped' },
  { field: 19, warning: 'identifier-dropped-social-security' },
  { field: 20, warning: 'identifier-dropped-drivers-licence' },
] as const;

/** The identifiers of PID-3 that may be kept; of those left out each is told of. */
export const identifiersOf = (person: Segment, story: Story): Read<readonly Kept[]> => {
  for (const { field, warning } of neverKept)
    if (person.field(field) !== undefined) story.findings.warn(warning, person.at(field));
  const found = new Map<string, Kept>();
  for (const field of person.repeats(3)) {
    const kept = keptFrom(field, story);
    if (kept !== undefined) found.set(JSON.stringify([kept.system, kept.value]), kept);
  }
  if (found.size > mostKept) story.findings.warn('list-shortened', person.at(3));
  return { value: [...found.values()].slice(0, mostKept), path: person.at(3) };
};
