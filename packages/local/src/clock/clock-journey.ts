import type { QueueStore } from '../queues/queue-store.ts';
import type { Schedules } from '../schedules/schedules.ts';
import type { NextInstant } from '../tables/next-instants.ts';
import type { Clock } from './clock.ts';
import { ClockGoesForwardOnly } from './clock.ts';

export interface ClockAnswer {
  readonly now: string;
  readonly offsetMilliseconds: number;
  /** Instants at which the clock stopped on its way, the target included. */
  readonly steps: number;
}

/** The clock is under way already. */
export class ClockIsMoving extends Error {}

export interface JourneyParts {
  readonly clock: Clock;
  readonly schedules: Schedules;
  readonly queues: QueueStore;
  /** Queues that feed a function: their hidden messages appear on the way. */
  readonly consumedQueues: readonly string[];
  /** The earliest instants items wait for, over every table that names where they stand. */
  readonly earliestInstants: (after?: number) => Promise<readonly NextInstant[]>;
  readonly drain: () => Promise<void>;
}

const stepLimit = 10_000;

/**
 * Moves the clock as time would have passed: from one instant that something waits for to the next, each
 * schedule fired once there and everything drained, up to the target.
 */
export class ClockJourney {
  readonly #parts: JourneyParts;
  #isMoving = false;

  constructor(parts: JourneyParts) {
    this.#parts = parts;
  }

  async moveTo(target: number): Promise<ClockAnswer> {
    const { clock, schedules } = this.#parts;
    if (this.#isMoving) throw new ClockIsMoving('the clock is being moved already');
    if (!(target >= clock.now()))
      throw new ClockGoesForwardOnly(`the clock stands at ${clock.toISOString()} and moves forward only`);
    this.#isMoving = true;
    schedules.hold(true);
    try {
      const steps = await this.#travel(target);
      return { now: clock.toISOString(), offsetMilliseconds: clock.offsetMilliseconds, steps };
    } finally {
      this.#isMoving = false;
      schedules.hold(false);
    }
  }

  async #travel(target: number): Promise<number> {
    const { clock, schedules, drain } = this.#parts;
    await drain();
    if ((await this.#dueItems()).length > 0) await this.#sweep();
    for (let steps = 1; steps <= stepLimit; steps += 1) {
      const stop = await this.#nextStop();
      if (stop === undefined || stop >= target) {
        this.#jump(target);
        if ((await this.#dueItems()).length > 0) await this.#sweep();
        else await schedules.fireDue();
        await drain();
        return steps;
      }
      this.#jump(stop);
      if ((await this.#dueItems()).length > 0) await this.#sweep();
      else await drain();
    }
    throw new Error(`the clock made ${stepLimit} steps and stands at ${clock.toISOString()}`);
  }

  #jump(instant: number): void {
    const { clock, queues } = this.#parts;
    clock.moveTo(Math.max(instant, clock.now()));
    queues.expire();
  }

  async #nextStop(): Promise<number | undefined> {
    const { clock, queues, consumedQueues, earliestInstants } = this.#parts;
    const instants = (await earliestInstants(clock.now())).map(({ instant }) => instant);
    const visible = queues.nextVisibleAt(consumedQueues);
    const stops = visible === undefined ? instants : [...instants, visible];
    return stops.length > 0 ? Math.min(...stops) : undefined;
  }

  async #dueItems(): Promise<string[]> {
    const { clock, earliestInstants } = this.#parts;
    return (await earliestInstants()).filter(({ instant }) => instant <= clock.now()).map(({ item }) => item);
  }

  /** Fires the schedules, and again for as long as that moves what is due. */
  async #sweep(): Promise<void> {
    const { schedules, drain } = this.#parts;
    let before: string;
    let after = JSON.stringify(await this.#dueItems());
    do {
      before = after;
      await schedules.fireAll();
      await drain();
      after = JSON.stringify(await this.#dueItems());
    } while (after !== before && after !== '[]');
  }
}
