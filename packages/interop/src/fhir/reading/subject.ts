import { entryOf, objectAt, textAt } from '../../json/value.ts';
import { type Located, under } from '../message/located.ts';
import type { Story, Subject } from './story.ts';

/** The element that says whom a resource is about, where it is not `subject`. */
const subjectElements: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'patient',
  Consent: 'patient',
  Coverage: 'beneficiary',
  EpisodeOfCare: 'patient',
  Task: 'for',
};

export const subjectElement = ({ type }: Located): string => entryOf(subjectElements, type) ?? 'subject';

/** An identifier as one text. */
export const identifierName = (system: unknown, value: unknown): string =>
  JSON.stringify([system ?? null, value]);

/** A name as it can be compared: its words without case, accents and order. */
export const foldedName = (text: string): string =>
  text
    .slice(0, 300)
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}\s]/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort()
    .join(' ');

/** Why a resource is not known to be about the person when its reference cannot be followed. */
export const leadsNowhere = 'a reference that leads to nothing';

type Known = Pick<Story, 'references' | 'findings'>;

const judge = (subject: Subject, about: Located, { references, findings }: Known): string | undefined => {
  const element = subjectElement(about);
  const written = about.resource[element];
  if (written === undefined) return 'nothing';
  const found = references.follow(written, about);
  if (found !== undefined) return subject.accounts.has(found) ? undefined : 'somebody else';
  const { identifier, display } = objectAt(written);
  const { system, value } = objectAt(identifier);
  if (value !== undefined)
    return subject.identifiers.has(identifierName(system, value))
      ? undefined
      : 'an identifier of somebody else';
  const name = textAt(display);
  if (name === undefined || !subject.names.has(foldedName(name))) return leadsNowhere;
  findings.warn('subject-by-display', under(about.path, element));
  return undefined;
};

/**
 * Why a resource is not known to be about the person, or undefined when it is. A subject that is missing or cannot
 * be followed may be anybody, unless it displays the person's very name, which is told of.
 */
export const strangerTo = (subject: Subject | undefined, about: Located, known: Known): string | undefined =>
  subject === undefined ? undefined : judge(subject, about, known);

/** Whether a resource may count: about the person, said in words that are understood, and not taken back. */
export const counts = (story: Story, located: Located, type: string): boolean =>
  located.type === type &&
  located.resource['modifierExtension'] === undefined &&
  textAt(located.resource['status']) !== 'entered-in-error' &&
  strangerTo(story.subject, located, story) === undefined;
