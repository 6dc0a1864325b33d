import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { QueueStore } from '../queues/queue-store.ts';
import { Schedules } from '../schedules/schedules.ts';
import { Store } from '../store/store.ts';
import { Clock } from './clock.ts';
import { ClockJourney } from './clock-journey.ts';

const day = 86_400_000;
let folder: string;
let store: Store;
let clock: Clock;
/** Of every journey made: each goes on by itself until it is stopped. */
let running: Schedules[];
let instants: { at: number; item: string }[];
let fired: string[];
let sweepClears: boolean;

/** A cloud whose one schedule clears what is due, as a sweep does. */
const journey = (): ClockJourney => {
  const queues = new QueueStore(store, clock, []);
  const schedules = new Schedules(
    store,
    clock,
    [{ name: 'sweep', everyMilliseconds: 60_000, targetArn: '', input: '', deadLetterArn: undefined }],
    async () => {
      fired.push(
        instants
          .filter(({ at }) => at <= clock.now())
          .map(({ item }) => item)
          .join('+') || 'nothing',
      );
      if (sweepClears) instants = instants.filter(({ at }) => at > clock.now());
    },
    (error) => {
      throw error;
    },
  );
  running.push(schedules);
  return new ClockJourney({
    clock,
    schedules,
    queues,
    consumedQueues: [],
    earliestInstants: async (after = Number.NEGATIVE_INFINITY) =>
      instants
        .filter(({ at }) => at > after)
        .sort((a, b) => a.at - b.at)
        .slice(0, 1)
        .map(({ at, item }) => ({ instant: at, item })),
    drain: async () => undefined,
  });
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
  store = new Store(join(folder, 'cloud.sqlite'));
  clock = new Clock(store);
  [instants, fired, running, sweepClears] = [[], [], [], true];
});
afterEach(async () => {
  await Promise.all(running.map((schedules) => schedules.stop()));
  store.close();
  rmSync(folder, { recursive: true });
});

describe('moving the clock', () => {
  test('stops at every instant that something waits for, in order, and then at the target', async () => {
    const start = clock.now();
    instants = [
      { at: start + 3 * day, item: 'miss' },
      { at: start + day, item: 'remind' },
      { at: start + 90 * day, item: 'later' },
    ];
    const answer = await journey().moveTo(start + 31 * day);
    expect(fired).toEqual(['remind', 'miss', 'nothing']);
    expect(answer.steps).toBe(3);
    expect(Date.parse(answer.now)).toBeGreaterThanOrEqual(start + 31 * day);
  });

  test('a jump with nothing to stop for fires a schedule once, not once a minute', async () => {
    await journey().moveTo(clock.now() + 30 * day);
    expect(fired).toEqual(['nothing']);
  });

  test('goes on when what is due stays due', async () => {
    const start = clock.now();
    sweepClears = false;
    instants = [
      { at: start + day, item: 'stuck' },
      { at: start + 2 * day, item: 'next' },
    ];
    expect((await journey().moveTo(start + 3 * day)).steps).toBe(3);
  });

  test('refuses to go back, and stays where it stood', async () => {
    const moved = await journey().moveTo(clock.now() + day);
    await expect(journey().moveTo(Date.parse(moved.now) - 1)).rejects.toThrow('moves forward only');
    expect(clock.now()).toBeGreaterThanOrEqual(Date.parse(moved.now));
  });

  test('stands where it stood after a restart', async () => {
    const { offsetMilliseconds } = await journey().moveTo(clock.now() + day);
    expect(new Clock(store).offsetMilliseconds).toBe(offsetMilliseconds);
  });
});
