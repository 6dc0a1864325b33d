import type { Store } from '../store/store.ts';

/** The clock was asked to go back. */
export class ClockGoesForwardOnly extends Error {}

/**
 * Real time plus an offset that only grows: queues hide messages and tokens expire by it, so going back would
 * strand both. The offset is shared with every worker thread and kept in the store.
 */
export class Clock {
  readonly #store: Store;
  readonly #offset: Float64Array;

  constructor(store: Store) {
    this.#store = store;
    this.#offset = new Float64Array(new SharedArrayBuffer(8));
    this.#offset[0] = Number(store.recall('clock offset in milliseconds') ?? 0);
  }

  /** One float, milliseconds: the workers read it at every look at the time. */
  get sharedOffset(): SharedArrayBuffer {
    return this.#offset.buffer as SharedArrayBuffer;
  }

  get offsetMilliseconds(): number {
    return this.#offset[0] ?? 0;
  }

  /** Milliseconds since 1970, moved. */
  now(): number {
    return Date.now() + this.offsetMilliseconds;
  }

  toISOString(): string {
    return new Date(this.now()).toISOString();
  }

  moveTo(instant: number): void {
    const now = this.now();
    if (instant < now)
      throw new ClockGoesForwardOnly(
        `the clock stands at ${new Date(now).toISOString()} and moves forward only, not to ${new Date(instant).toISOString()}`,
      );
    const offset = Math.ceil(instant - Date.now());
    this.#store.keep('clock offset in milliseconds', String(offset));
    this.#offset[0] = offset;
  }
}
