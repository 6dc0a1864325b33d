import { destinationOf } from '../../coding/destination.ts';
import { listAt, objectAt, textAt } from '../../json/value.ts';
import { codingsOf } from '../coding/concept.ts';
import type { Located } from '../message/located.ts';
import type { Story } from '../reading/story.ts';
import { therapyKnownBy } from './physical-therapy.ts';

/** Classes of Encounters that are a stay or a course, not a visit: https://terminology.hl7.org/ValueSet-v3-ActEncounterCode.html */
const stays = new Set(['IMP', 'ACUTE', 'NONAC', 'OBSENC', 'SS', 'HH']);

/** Statuses of Encounters that did not take place. */
const unheld = new Set(['entered-in-error', 'cancelled']);

export const dispositionAt = 'hospitalization.dischargeDisposition';

export const writtenDisposition = ({ resource }: Located): unknown =>
  objectAt(resource['hospitalization'])['dischargeDisposition'];

/** Where an Encounter says the person went. */
export const destinationFrom = (encounter: Located) =>
  destinationOf(codingsOf(writtenDisposition(encounter)));

export const heldEncounters = ({ ofType }: Story): readonly Located[] =>
  ofType('Encounter').filter(({ resource }) => !unheld.has(textAt(resource['status']) ?? ''));

const isMeant = ({ resource }: Located): boolean => resource['status'] !== 'entered-in-error';

/** The Encounters that the message is about: itself one, or named by its header, its referral or its Composition. */
export const encountersPointedAt = (story: Story): readonly Located[] => {
  const { opened, ofType, references, request, task } = story;
  const named = [
    ...ofType('MessageHeader').flatMap((header) =>
      listAt(header.resource['focus']).map((focus) => ({ reference: focus, from: header })),
    ),
    ...[request, task, ...ofType('Composition').filter(isMeant)].flatMap((from) =>
      from === undefined ? [] : [{ reference: from.resource['encounter'], from }],
    ),
  ].map(({ reference, from }) => references.follow(reference, from));
  return [...new Set([opened.body, ...named])].filter(
    (located) => located?.type === 'Encounter',
  ) as Located[];
};

/** Whether the end of an Encounter is a discharge in itself, and not the end of a visit. */
export const isDischarging = (encounter: Located): boolean =>
  writtenDisposition(encounter) !== undefined ||
  stays.has(textAt(objectAt(encounter.resource['class'])['code']) ?? '') ||
  therapyKnownBy(encounter) !== undefined;
