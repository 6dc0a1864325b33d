import type * as z from 'zod';
import type { ContractEventName, episodeData } from '../catalog.ts';
import type { dischargeData } from '../data/discharge.ts';
import type { episodeEnvelope } from '../envelope.ts';

/** Something that must not pass, and why: the value that stands at `path` in place of the valid one. */
export interface Fault {
  readonly why: string;
  readonly path: string;
  /** Absent: the field is taken away. */
  readonly value?: unknown;
}

/** A valid event as it stands on the bus, and faults that spoil it. */
export interface Example {
  readonly event: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

type Data<N extends ContractEventName> = N extends keyof typeof dischargeData
  ? z.input<(typeof dischargeData)[N]>
  : N extends keyof typeof episodeData
    ? z.input<(typeof episodeData)[N]>
    : never;

interface Sketch<N extends ContractEventName> {
  readonly version: number;
  readonly recordedAt: string;
  readonly data: Data<N>;
  readonly faults: readonly [Fault, ...Fault[]];
}

type WhereItStands = Pick<z.input<typeof episodeEnvelope>, 'stage' | 'status'>;

/** The events of a discharge, each without what the envelope repeats. */
export type DischargeSketches = { readonly [N in keyof typeof dischargeData]: Sketch<N> };

/** The events of an episode, each with where the episode stands after it. */
export type EpisodeSketches<N extends keyof typeof episodeData> = {
  readonly [K in N]: Sketch<K> & WhereItStands;
};

const ids = {
  episodeId: 'ep_7q2mx4c6n5kd3vhtz2rfwapb4e',
  partnerId: 'riverside-pt',
  dischargeId: 'di_b3sd6yq4w2n7ugkxo5tzrfa2mp',
} as const;

const practiceId = 'north-harbor';

const eventId = (journal: string, version: number) => `${journal}.${String(version).padStart(8, '0')}`;

/** An event of the example's discharge: riverside-pt hands Jodie Hicks over to north-harbor. */
export const ofDischarge = (type: string, sketch: DischargeSketches[keyof DischargeSketches]): Example => {
  const { faults, version, ...said } = sketch;
  const routed = type === 'TherapyDischargeRefused' ? {} : { practiceId };
  return {
    event: {
      id: eventId(ids.dischargeId, version),
      schemaVersion: 1,
      type,
      ...ids,
      ...routed,
      version,
      ...said,
    },
    faults,
  };
};

/** An event of the episode that came of it. */
export const ofEpisode = (
  type: string,
  sketch: Sketch<keyof typeof episodeData> & WhereItStands,
): Example => {
  const { faults, version, ...said } = sketch;
  return {
    event: {
      id: eventId(ids.episodeId, version),
      schemaVersion: 1,
      type,
      ...ids,
      practiceId,
      version,
      ...said,
    },
    faults,
  };
};
