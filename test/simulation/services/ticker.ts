import type { Item } from '../../kit/item-size.ts';
import { hour, minute, type World } from '../world/world.ts';
import type { Lambda } from './function.ts';

/** A tick that the sweep took, and ended without an error. */
export interface Swept {
  readonly begunAt: number;
  readonly endedAt: number;
}

/** The schedule that wakes the sweep. */
export interface Ticker {
  /** Every sweep that ended well, in the order of their ends. */
  readonly swept: readonly Swept[];
  /** Tells it of an item that was written: what waits for the sweep. */
  written(item: Item): void;
  /** Plans the next tick anew: something waits for the sweep. */
  start(): void;
  /** Ends the ticking after the next tick. */
  stop(): void;
}

/** How long the ticker lies still where nothing is due: the sweep would do nothing. */
const longestRest = 12 * hour;
/** How long until the next tick while something that is due is not done yet. */
const impatience = 10 * minute;

/**
 * EventBridge Scheduler: a tick every minute, of which only those are played that find something to do and some
 * that do not. A tick may come not at all, several times, and late.
 * @param watches what a sweep acts on: items by how their sort key begins, and, where it is asked, batches that the
 *   relay gave up on and that wait in the bucket
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html
 */
export const createTicker = (
  world: World,
  sweep: Lambda,
  { waits, hasKept = () => false }: { readonly waits: string; readonly hasKept?: () => boolean },
): Ticker => {
  const { schedule, faults, trace } = world;
  const random = world.random(waits === 'HEAD' ? 'ticker' : `ticker ${waits}`);
  const due = new Map<string, number>();
  const swept: Swept[] = [];
  let isStopped = false;
  let generation = 0;

  const earliest = (): number => {
    let first = Number.POSITIVE_INFINITY;
    for (const at of due.values()) if (at < first) first = at;
    return first;
  };

  const invoke = async (): Promise<void> => {
    const begunAt = schedule.now();
    const { kind } = await sweep.invoke({}, 1);
    if (kind === 'answered') swept.push({ begunAt, endedAt: schedule.now() });
  };

  const fire = (): void => {
    const troubled = random.chance(faults().scheduleTrouble);
    const times = troubled ? random.below(4) : 1;
    for (let fired = 0; fired < times; fired += 1) {
      const late = troubled ? random.waiting(30 * minute) : 0;
      schedule.after(late, () => void invoke());
    }
    trace.tell(`ticker of ${sweep.facts.name}`, `fires ${times} times`);
  };

  const plan = (): void => {
    generation += 1;
    const planned = generation;
    const now = schedule.now();
    const first = earliest();
    const next =
      hasKept() || first <= now
        ? now + random.between(minute, impatience)
        : Math.min(first, now + longestRest);
    const onTheMinute = Math.ceil(next / minute) * minute;
    schedule.at(onTheMinute, () => {
      if (isStopped || planned !== generation) return;
      fire();
      plan();
    });
  };

  return {
    swept,
    written: (item) => {
      if (!String(item['SK']).startsWith(waits)) return;
      const place = `${String(item['PK'])} ${String(item['SK'])}`;
      const before = earliest();
      if (item['sweepAt'] === undefined) due.delete(place);
      else due.set(place, Date.parse(String(item['sweepAt'])));
      if (earliest() < before && !isStopped) plan();
    },
    start: plan,
    stop: () => {
      isStopped = true;
    },
  };
};
