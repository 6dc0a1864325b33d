/** What a knob turns, and how far. */
export interface Knob {
  readonly meaning: string;
  /** The most that a seed draws. */
  readonly most: number;
  readonly unit: 'share' | 'minutes' | 'times' | 'share of seeds';
}

/** Every fault of the world. Each is drawn from the seed, and can be set by hand. */
export const knobs = {
  duplicate: {
    meaning: 'messages, events, invocations and requests that come again',
    most: 0.3,
    unit: 'share',
  },
  reorder: { meaning: 'messages that are taken out of turn', most: 1, unit: 'share' },
  delay: { meaning: 'how late the bus, queues and the network may be', most: 240, unit: 'minutes' },
  dropThenRetry: {
    meaning: 'deliveries of the bus, and requests of people, that are lost and tried again',
    most: 0.3,
    unit: 'share',
  },
  lostRequest: { meaning: 'SDK calls that never arrive', most: 0.08, unit: 'share' },
  lostReply: { meaning: 'SDK calls that take effect and are not answered', most: 0.08, unit: 'share' },
  lateRequest: {
    meaning: 'SDK calls that arrive long after their caller gave up',
    most: 0.02,
    unit: 'share',
  },
  throttle: { meaning: 'SDK calls that are told to come back later', most: 0.15, unit: 'share' },
  outage: { meaning: 'hours in which a service takes hardly any call', most: 6, unit: 'times' },
  conflict: { meaning: 'transactions that meet another one', most: 0.15, unit: 'share' },
  unreadKeys: { meaning: 'batches of reads that come back in part', most: 0.15, unit: 'share' },
  partialPut: { meaning: 'entries that PutEvents does not take', most: 0.15, unit: 'share' },
  crash: { meaning: 'SDK calls before or after which the sandbox dies', most: 0.04, unit: 'share' },
  poison: { meaning: 'messages nobody can ever act on', most: 4, unit: 'times' },
  scheduleTrouble: {
    meaning: 'ticks of the schedule that come not at all, twice, thrice or late',
    most: 0.8,
    unit: 'share',
  },
  drift: { meaning: 'what clocks of sandboxes are fast or slow by', most: 60, unit: 'minutes' },
  relayStops: {
    meaning: 'stretches of up to a day in which nobody reads the stream',
    most: 2,
    unit: 'times',
  },
  indexLag: { meaning: 'how far the indexes may be behind the table', most: 10, unit: 'minutes' },
  nextVersion: {
    meaning: 'a next version of three events rolls out in the middle',
    most: 1,
    unit: 'share of seeds',
  },
  receiverTrouble: {
    meaning: 'webhooks whose receiver fails, stalls, redirects, drops or asks for time',
    most: 0.6,
    unit: 'share',
  },
} as const satisfies Record<string, Knob>;

export type KnobName = keyof typeof knobs;
export const knobNames = Object.keys(knobs) as readonly KnobName[];

/** How far each knob is turned. */
export type Faults = Readonly<Record<KnobName, number>>;

export const noFaults = Object.fromEntries(knobNames.map((name) => [name, 0])) as Faults;
