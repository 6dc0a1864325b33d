import { kindOf, textAt } from '../../json/value.ts';
import type { Located } from '../message/located.ts';
import type { Story } from '../reading/story.ts';
import { encountersPointedAt, heldEncounters, isDischarging, writtenDisposition } from './encounters.ts';
import { therapyKnownBy } from './physical-therapy.ts';

/** One kind of thing whose end is a discharge. */
export interface FactSource {
  readonly source: string;
  /** The status of one that has ended. */
  readonly ended: string;
  readonly candidates: (story: Story) => readonly Located[];
}

const therapyOf =
  (type: string) =>
  ({ ofType }: Story) =>
    ofType(type).filter((located) => therapyKnownBy(located) !== undefined);

const onlyEncounter = (story: Story): readonly Located[] => {
  const held = heldEncounters(story);
  return held.length === 1 ? held : [];
};

/** What counts as the discharge fact, best first; of several of a kind the one that ended last. */
export const factSources: readonly FactSource[] = [
  { source: 'CarePlan.period.end', ended: 'completed', candidates: therapyOf('CarePlan') },
  { source: 'EpisodeOfCare.period.end', ended: 'finished', candidates: therapyOf('EpisodeOfCare') },
  {
    source: 'Encounter.period.end',
    ended: 'finished',
    candidates: (story) => encountersPointedAt(story).filter(isDischarging),
  },
  {
    source: 'Encounter.period.end with a dischargeDisposition',
    ended: 'finished',
    candidates: (story) =>
      heldEncounters(story).filter((encounter) => writtenDisposition(encounter) !== undefined),
  },
  {
    source: 'Encounter.period.end of a visit',
    ended: 'finished',
    candidates: (story) => [...encountersPointedAt(story), ...onlyEncounter(story)],
  },
];

const known = new Set([
  ...['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown'],
  ...[
    'planned',
    'arrived',
    'triaged',
    'in-progress',
    'onleave',
    'finished',
    'cancelled',
    'waitlist',
    'onhold',
  ],
]);

/** What a resource says of its status, if it is one that FHIR has; else by kind. */
export const statusTold = ({ resource: { status } }: Located): string => {
  if (status === undefined) return 'no status';
  const text = textAt(status);
  if (text !== undefined) return known.has(text) ? `status ${text}` : 'another status';
  return typeof status === 'string' ? 'an empty status' : `${kindOf(status)} as status`;
};
