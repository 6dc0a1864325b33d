import type { XmlElement } from '../xml/element.ts';
import { type Reading, sectionsOf } from './reading.ts';

/** As many entries as are read of sections of one kind. */
const mostEntries = 2000;

/** What an entry, a component of an organizer or a relationship may hold. */
const statements = [
  'act',
  'observation',
  'organizer',
  'procedure',
  'encounter',
  'supply',
  'substanceAdministration',
];

const statementsIn = (element: XmlElement): readonly XmlElement[] =>
  element.content.filter(
    (part): part is XmlElement => typeof part !== 'string' && statements.includes(part.name) && !part.isNull,
  );

/** The statements of the entries of sections of some kinds. */
export const entriesOf = (reading: Reading, codes: readonly string[]): readonly XmlElement[] =>
  sectionsOf(reading, codes)
    .flatMap((section) => section.many('entry').flatMap(statementsIn))
    .slice(0, mostEntries);

/** What a statement holds: members of an organizer, what an act is about. */
export const partsOf = (statement: XmlElement): readonly XmlElement[] =>
  [...statement.many('component'), ...statement.many('entryRelationship')].flatMap(statementsIn);

/** Whether a statement tells of something that was, and not that it was not. */
export const isEvent = (statement: XmlElement): boolean =>
  statement.text('moodCode') === 'EVN' && !isNegated(statement);

export const isNegated = (statement: XmlElement): boolean => statement.text('negationInd') === 'true';

export const statusOf = (statement: XmlElement): string | undefined =>
  statement.at('statusCode')?.text('code');

/** The section that an element stands in. */
const sectionOf = (element: XmlElement): XmlElement | undefined => {
  let around: XmlElement | undefined = element;
  while (around !== undefined && around.name !== 'section') around = around.parent;
  return around;
};

/** Remembers that something of a section was taken. */
export const markUsed = (element: XmlElement, { used }: Reading): void => {
  const section = sectionOf(element);
  if (section !== undefined) used.add(section);
};
