import { listAt, objectAt } from '../../json/value.ts';
import { firstOf, type Read, type Source } from '../../reading/sources.ts';
import { codesOf } from '../coding/concept.ts';
import { Element } from '../reading/element.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { providerAt, providerIn, warnOfNothing } from './provider.ts';
import { referrerFrom } from './who.ts';

const mostParticipants = 50;

/** A requester who is no provider, such as the person themselves, refers nobody. */
const requesterOf = (story: Story, type: 'request' | 'task'): Read<object> | undefined => {
  const located = story[type];
  const provider = providerIn(story, located, 'requester');
  if (provider !== undefined) {
    const referrer = referrerFrom(provider);
    if (referrer === undefined) warnOfNothing(provider);
    return referrer;
  }
  if (located?.resource['requester'] !== undefined)
    story.findings.warn('referrer-is-no-provider', elementOf(located, story).at('requester'));
  return undefined;
};

/** The participant of an Encounter who referred: https://terminology.hl7.org/CodeSystem-v3-ParticipationType.html REF */
const participantOf = (story: Story): Read<object> | undefined => {
  const { fact } = story;
  if (fact?.located.type !== 'Encounter') return undefined;
  const { located } = fact;
  const participants = listAt(located.resource['participant']).slice(0, mostParticipants);
  const index = participants.findIndex((participant) =>
    listAt(objectAt(participant)['type']).some((type) => codesOf(type).includes('REF')),
  );
  const individual = objectAt(participants[index])['individual'];
  if (index === -1 || individual === undefined) return undefined;
  const path = elementOf(located, story).at(`participant[${index}].individual`);
  const provider = providerAt(story, located, new Element(objectAt(individual), path, story.findings));
  return provider === undefined ? undefined : referrerFrom(provider);
};

const referrers: readonly Source<Story, object>[] = [
  { source: 'ServiceRequest.requester', read: (story) => requesterOf(story, 'request') },
  { source: 'Task.requester', read: (story) => requesterOf(story, 'task') },
  { source: 'Encounter.participant', read: participantOf },
];

/** Who referred the person. */
export const referrerOf = (story: Story) => firstOf(referrers, story);
