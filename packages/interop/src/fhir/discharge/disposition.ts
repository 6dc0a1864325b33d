import type { TherapyDischarge } from '@continuum/contracts';
import type { Coding } from '../../coding/coding.ts';
import { destinationOf, dispositionFrom } from '../../coding/destination.ts';
import { firstOf, type Read, type Source } from '../../reading/sources.ts';
import { codingOf, codingsOf } from '../coding/concept.ts';
import { type Located, under } from '../message/located.ts';
import type { Story } from '../reading/story.ts';
import {
  destinationFrom,
  dispositionAt,
  encountersPointedAt,
  heldEncounters,
  writtenDisposition,
} from './encounters.ts';

type Disposition = NonNullable<TherapyDischarge['disposition']>;

interface Told {
  readonly died: boolean;
  /** Absent where the code is not one that is known, or says that nobody left. */
  readonly disposition?: Disposition;
  readonly coding?: Coding;
}

const toldBy = (encounter: Located | undefined): Read<Told> | undefined => {
  const written = encounter === undefined ? undefined : writtenDisposition(encounter);
  if (encounter === undefined || written === undefined) return undefined;
  const known = destinationOf(codingsOf(written));
  const coding = known?.coding ?? codingOf(written);
  const destination = known?.destination;
  const disposition = dispositionFrom(destination);
  return {
    value: {
      died: destination === 'died',
      ...(disposition === undefined ? {} : { disposition }),
      ...(coding === undefined ? {} : { coding }),
    },
    path: under(encounter.path, dispositionAt),
  };
};

/** The Encounter referred from; one that is still open says where somebody went only where nothing has ended. */
const referredFrom = (story: Story): Located | undefined =>
  encountersPointedAt(story).find(
    ({ resource }) => story.fact === undefined || resource['status'] === 'finished',
  );

const sources: readonly Source<Story, Told>[] = [
  { source: 'Encounter.hospitalization.dischargeDisposition', read: ({ fact }) => toldBy(fact?.located) },
  {
    source: 'Encounter.hospitalization.dischargeDisposition of the Encounter referred from',
    read: (story) => toldBy(referredFrom(story)),
  },
];

/** Where the person went, and the sender's own code for it. */
export const dispositionOf = (story: Story) => {
  const found = firstOf(sources, story);
  if (found === undefined) return {};
  const { died, disposition, coding } = found.value;
  if (disposition === undefined && !died) story.findings.warn('disposition-not-known', found.path);
  return {
    disposition: disposition && { ...found, value: disposition },
    dispositionCode: coding && { ...found, value: story.provenance.whole({ ...coding }, found.path) },
  };
};

/** Nobody is referred who died on the way out. */
export const refuseDied = (story: Story): void => {
  for (const encounter of heldEncounters(story))
    if (destinationFrom(encounter)?.destination === 'died')
      story.findings.refuse(
        under(encounter.path, dispositionAt),
        'a living person',
        'a person who left as deceased',
      );
};
