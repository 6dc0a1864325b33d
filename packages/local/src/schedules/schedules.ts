import type { Clock } from '../clock/clock.ts';
import type { Store } from '../store/store.ts';
import { WakingLoop } from '../waking/waking-loop.ts';
import type { ScheduleSettings } from './schedule-template.ts';

export interface ScheduleState {
  readonly name: string;
  readonly everyMilliseconds: number;
  readonly nextAt: string;
}

/** Delivers one firing to its target; settles when the target is done with it. */
export type Fire = (schedule: ScheduleSettings, scheduledAt: number) => Promise<void>;

/**
 * Schedules by the moved clock. The next instant is stored after a firing, so a kill in between fires again:
 * at least once, as in AWS. A jump of the clock over many instants fires once, not once for each.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export class Schedules {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #schedules: readonly ScheduleSettings[];
  readonly #fire: Fire;
  readonly #loops: readonly WakingLoop[];
  #held = false;

  constructor(
    store: Store,
    clock: Clock,
    schedules: readonly ScheduleSettings[],
    fire: Fire,
    failed: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#schedules = schedules;
    this.#fire = fire;
    store.define('CREATE TABLE IF NOT EXISTS schedule (name TEXT PRIMARY KEY, next_at REAL NOT NULL)');
    for (const schedule of schedules) {
      const latest = clock.now() + schedule.everyMilliseconds;
      if (this.#nextAt(schedule) > latest) this.#setNext(schedule);
    }
    this.#loops = schedules.map((schedule) => new WakingLoop(() => this.#fireIfDue(schedule), failed));
  }

  get states(): readonly ScheduleState[] {
    return this.#schedules.map((schedule) => ({
      name: schedule.name,
      everyMilliseconds: schedule.everyMilliseconds,
      nextAt: new Date(this.#nextAt(schedule)).toISOString(),
    }));
  }

  /** Fires every schedule once, due or not. */
  async fireAll(): Promise<void> {
    await Promise.all(this.#schedules.map((schedule) => this.#fireNow(schedule)));
  }

  /** Fires once every schedule whose instant has come. */
  async fireDue(): Promise<void> {
    const now = this.#clock.now();
    const due = this.#schedules.filter((schedule) => this.#nextAt(schedule) <= now);
    await Promise.all(due.map((schedule) => this.#fireNow(schedule)));
  }

  /** While held, schedules fire only by `fireAll`: whoever moves the clock says when. */
  hold(isHeld: boolean): void {
    this.#held = isHeld;
    if (!isHeld) this.wake();
  }

  wake(): void {
    for (const loop of this.#loops) loop.wake();
  }

  async settled(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.settled()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()));
  }

  async #fireIfDue(schedule: ScheduleSettings): Promise<void> {
    if (!this.#held && this.#nextAt(schedule) <= this.#clock.now()) await this.#fireNow(schedule);
  }

  async #fireNow(schedule: ScheduleSettings): Promise<void> {
    await this.#fire(schedule, this.#clock.now());
    this.#setNext(schedule);
  }

  #nextAt({ name }: ScheduleSettings): number {
    const row = this.#store.statement('SELECT next_at FROM schedule WHERE name = ?').get(name);
    return row ? Number(row['next_at']) : Number.POSITIVE_INFINITY;
  }

  #setNext({ name, everyMilliseconds }: ScheduleSettings): void {
    this.#store
      .statement('INSERT OR REPLACE INTO schedule (name, next_at) VALUES (?, ?)')
      .run(name, this.#clock.now() + everyMilliseconds);
  }
}
