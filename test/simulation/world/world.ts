import { type Faults, noFaults } from '../faults/knobs.ts';
import { createRandom, type Random } from './random.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { createTrace, type Trace } from './trace.ts';

/** Monday, 2 March 2026, nine in the morning in Chicago. */
export const firstInstant = Date.parse('2026-03-02T15:00:00.000Z');

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Time, chance and trouble: everything a service of the world acts by. */
export interface World {
  readonly seed: number;
  readonly schedule: Schedule;
  readonly trace: Trace;
  /** The faults as they are now: none once it is calm. */
  faults(): Faults;
  /** Switches every fault off, for good. */
  calmDown(): void;
  isCalm(): boolean;
  random(purpose: string): Random;
}

export interface WorldSettings {
  readonly seed: number;
  readonly faults: Faults;
  /** Whether the lines of the trace are kept, not only its hash. */
  readonly keepTrace?: boolean;
}

export const createWorld = ({ seed, faults, keepTrace = false }: WorldSettings): World => {
  const schedule = createSchedule(firstInstant);
  const trace = createTrace(schedule.now, keepTrace);
  let current = faults;
  return {
    seed,
    schedule,
    trace,
    faults: () => current,
    calmDown: () => {
      current = noFaults;
      trace.tell('world', 'is calm from here on');
    },
    isCalm: () => current === noFaults,
    random: (purpose) => createRandom(seed, purpose),
  };
};
