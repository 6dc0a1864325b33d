import { inflateRawSync } from 'node:zlib';
import type { Item } from '../../kit/item-size.ts';
import type { Memory } from '../actors/memory.ts';
import type { Poison, Workload } from '../actors/workload.ts';
import type { Taken } from '../services/bus.ts';
import type { Posted } from '../services/receivers.ts';
import type { Swept } from '../services/ticker.ts';
import type { Defect, Trouble } from '../wiring/watched.ts';
import type { Witness } from './witness.ts';

/** An event as it is stored: its bytes, and what they say. */
export interface StoredEvent {
  /** Of its key. */
  readonly version: number;
  readonly body: string;
  readonly said: EventSaid;
  readonly writtenAt: number;
}

/** What the checkers read of an event; everything else is between the code and itself. */
export interface EventSaid {
  readonly type: string;
  readonly version: number;
  readonly eventId: string;
  readonly episodeId: string;
  readonly partnerId: string;
  readonly dischargeId: string;
  readonly practiceId?: string;
  readonly causedBy: string;
  readonly recordedAt: string;
  readonly by: { readonly kind: string; readonly id: string };
  readonly position?: string;
  readonly previous?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly deadlines?: {
    readonly armed?: readonly { readonly kind: string; readonly due: string; readonly remindAt: string }[];
    readonly cleared?: readonly string[];
    readonly stopped?: readonly string[];
  };
}

export interface Journal {
  readonly kind: 'episode' | 'discharge';
  readonly partition: string;
  /** The episode or discharge. */
  readonly id: string;
  /** The practice or the partner. */
  readonly owner: string;
  readonly head: Item | undefined;
  readonly state: Readonly<Record<string, unknown>> | undefined;
  readonly events: readonly StoredEvent[];
}

/** Everything that can be known afterwards, from outside and from the stores themselves. */
export interface History {
  readonly endedAt: number;
  readonly commits: number;
  readonly items: ReadonlyMap<string, Item>;
  readonly journals: readonly Journal[];
  readonly rewritten: readonly Item[];
  readonly published: readonly Taken[];
  readonly memory: Memory;
  readonly poison: readonly Poison[];
  readonly deadLetters: readonly { readonly queue: string; readonly body: string }[];
  /** Bodies of dead letters that were sent again at the end. */
  readonly redriven: readonly string[];
  readonly objects: ReadonlyMap<string, { readonly bytes: Buffer }>;
  readonly defects: readonly Defect[];
  /** Sweeps that ended well. */
  readonly sweeps: readonly Swept[];
  /** Episodes that a sweep, or anything else, had trouble with. */
  readonly notSwept: readonly Trouble[];
  /** Webhooks that were posted. */
  readonly posted: readonly Posted[];
  /** When it was written that nothing more is wanted at an address. */
  readonly disabledAt: ReadonlyMap<string, number>;
  readonly unfinished: readonly string[];
  /** Whether every message came once only. */
  readonly withoutDuplicates: boolean;
}

const journalPartition = /^(P|N)#([^#]+)#(E|D)#([^#]+)$/;

const stateOf = (head: Item | undefined): Journal['state'] =>
  head === undefined ? undefined : JSON.parse(inflateRawSync(head['state'] as Uint8Array).toString());

const eventOf = (item: Item, { writtenAt }: Witness): StoredEvent => {
  const sortKey = String(item['SK']);
  const body = String(item['body']);
  return {
    version: Number(sortKey.slice('EVENT#'.length)),
    body,
    said: JSON.parse(body) as EventSaid,
    writtenAt: writtenAt.get(`${String(item['PK'])} ${sortKey}`) ?? 0,
  };
};

const journalsOf = (items: ReadonlyMap<string, Item>, witness: Witness): readonly Journal[] => {
  const byPartition = new Map<string, Item[]>();
  for (const item of items.values()) {
    const partition = String(item['PK']);
    const there = byPartition.get(partition) ?? [];
    there.push(item);
    byPartition.set(partition, there);
  }
  return [...byPartition].flatMap(([partition, inIt]): Journal[] => {
    const [, , owner = '', kind, id = ''] = journalPartition.exec(partition) ?? [];
    if (kind === undefined) return [];
    const head = inIt.find(({ SK }) => SK === 'HEAD');
    const events = inIt
      .filter(({ SK }) => String(SK).startsWith('EVENT#'))
      .map((item) => eventOf(item, witness))
      .sort((one, other) => one.version - other.version);
    return [
      {
        kind: kind === 'E' ? 'episode' : 'discharge',
        partition,
        id,
        owner,
        head,
        state: stateOf(head),
        events,
      },
    ];
  });
};

export const historyOf = (
  { region, memory, poison, world }: Workload,
  witness: Witness,
  { unfinished, withoutDuplicates }: Pick<History, 'unfinished' | 'withoutDuplicates'>,
): History => {
  const { table, bucket, domainBus, queues, watched, ticker, receivers } = region;
  return {
    endedAt: world.schedule.now(),
    commits: witness.commits(),
    items: table.items,
    journals: journalsOf(table.items, witness),
    rewritten: witness.rewritten,
    published: domainBus.taken,
    memory,
    poison,
    deadLetters: queues.flatMap(({ name, deadLetters }) =>
      deadLetters.map(({ body }) => ({ queue: name, body })),
    ),
    redriven: queues.flatMap(({ redriven }) => redriven),
    objects: bucket.objects,
    defects: watched.defects,
    sweeps: ticker.swept,
    notSwept: watched.troubles,
    posted: receivers.posted,
    disabledAt: witness.disabledAt,
    unfinished,
    withoutDuplicates,
  };
};
