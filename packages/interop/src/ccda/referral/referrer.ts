import { firstOf, type Source } from '../../reading/sources.ts';
import type { Story } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import { providerFrom } from './provider.ts';

const first = (elements: readonly XmlElement[], entity: string, story: Story) =>
  elements.map((element) => providerFrom(element.at(entity), story)).find((one) => one !== undefined);

/** HL7 ParticipationType: REF and REFB, who refers. */
const refers = (element: XmlElement): boolean => ['REF', 'REFB'].includes(element.text('typeCode') ?? '');

/** HL7 RoleCode says how somebody is related to the person, themselves among them: they refer nobody. */
const relationships = '2.16.840.1.113883.5.111';

const isRelated = (author: XmlElement): boolean =>
  author.at('assignedAuthor/code')?.text('codeSystem') === relationships;

/** Who refers: whom the document names so, else its author. Whom it is sent to refers nobody. */
const sources: readonly Source<Story, object>[] = [
  {
    source: 'participant[REFB]/associatedEntity',
    read: (story) => first(story.document.many('participant').filter(refers), 'associatedEntity', story),
  },
  {
    source: 'encompassingEncounter/encounterParticipant[REF]/assignedEntity',
    read: (story) =>
      first(
        (story.document.at('componentOf/encompassingEncounter')?.many('encounterParticipant') ?? []).filter(
          refers,
        ),
        'assignedEntity',
        story,
      ),
  },
  {
    source: 'author/assignedAuthor',
    read: (story) =>
      first(
        story.document.many('author').filter((author) => !isRelated(author)),
        'assignedAuthor',
        story,
      ),
  },
];

export const referrerOf = (story: Story) => firstOf(sources, story);
