/** Something that happens at an instant of the world. */
interface Pending {
  readonly at: number;
  /** Of two at the same instant the one that was asked for first comes first. */
  readonly order: number;
  readonly happens: () => void;
}

const comesBefore = (one: Pending, other: Pending): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** A binary heap: the next thing first. */
class Agenda {
  readonly #heap: Pending[] = [];

  get size(): number {
    return this.#heap.length;
  }

  next(): Pending | undefined {
    return this.#heap[0];
  }

  add(pending: Pending): void {
    const heap = this.#heap;
    let at = heap.push(pending) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = heap[parent] as Pending;
      if (comesBefore(above, pending)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = pending;
  }

  take(): Pending | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && comesBefore(heap[child + 1] as Pending, heap[child] as Pending))
        child += 1;
      if (comesBefore(last, heap[child] as Pending)) break;
      heap[at] = heap[child] as Pending;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

/** Everything that follows from what just happened has followed: Node runs a tick once no microtask is left. */
const settled = (): Promise<void> => new Promise((settle) => process.nextTick(settle));

/** The time of the world, and what happens when. Nothing waits for a real clock. */
export interface Schedule {
  /** Milliseconds since 1970, as nobody's clock shows it. */
  now(): number;
  after(milliseconds: number, happens: () => void): void;
  at(instant: number, happens: () => void): void;
  sleep(milliseconds: number): Promise<void>;
  /** Lets one thing after another happen until there is nothing more, or `enough` says so. Resolves to how many. */
  run(enough: () => boolean): Promise<number>;
}

/** @param start milliseconds since 1970 */
export const createSchedule = (start: number): Schedule => {
  const agenda = new Agenda();
  let now = start;
  let asked = 0;
  const at = (instant: number, happens: () => void): void => {
    asked += 1;
    agenda.add({ at: Math.max(now, Math.round(instant)), order: asked, happens });
  };
  const after = (milliseconds: number, happens: () => void): void => at(now + milliseconds, happens);
  return {
    now: () => now,
    at,
    after,
    sleep: (milliseconds) => new Promise((settle) => after(milliseconds, settle)),
    run: async (enough) => {
      let steps = 0;
      await settled();
      while (!enough()) {
        const next = agenda.take();
        if (next === undefined) break;
        now = next.at;
        next.happens();
        steps += 1;
        await settled();
      }
      return steps;
    },
  };
};
