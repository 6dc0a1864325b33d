import { startWorkload } from '../actors/start-workload.ts';
import type { Workload } from '../actors/workload.ts';
import { checkerNames } from '../checkers/checker-names.ts';
import { checkers, type Violation } from '../checkers/checkers.ts';
import { historyOf } from '../checkers/history.ts';
import { watchTable } from '../checkers/witness.ts';
import { drawFaults } from '../faults/draw.ts';
import type { Faults } from '../faults/knobs.ts';
import type { PlantedBug } from '../planted-bugs/planted-bug.ts';
import { createRegion, type Region } from '../wiring/region.ts';
import { createRandom } from '../world/random.ts';
import type { TraceLine } from '../world/trace.ts';
import { createWorld, day, hour } from '../world/world.ts';
import { drain } from './drain.ts';

export interface Run {
  readonly seed: number;
  /** Knobs set by hand; the others are drawn from the seed. */
  readonly faults?: Partial<Faults>;
  /** Records, requests and ticks to deliver before everybody stops. */
  readonly deliveries?: number;
  readonly bug?: PlantedBug | undefined;
  readonly keepTrace?: boolean;
}

export interface Outcome {
  readonly seed: number;
  readonly faults: Faults;
  readonly deliveries: number;
  readonly byFunction: Readonly<Record<string, number>>;
  readonly commits: number;
  /** Days that passed in the world. */
  readonly days: number;
  readonly crashes: ReadonlyMap<string, number>;
  readonly violations: readonly Violation[];
  readonly traceHash: string;
  readonly trace: readonly TraceLine[];
}

export const deliveriesPerSeed = 2_000;

/** A world in which people wait for each other for so long has come to a stop. */
const longestDays = 900;

const total = (deliveries: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const count of deliveries.values()) sum += count;
  return sum;
};

/** Faults and people, until enough has been delivered. */
const troubled = async (region: Region, target: number): Promise<Workload> => {
  const { schedule } = region.world;
  let isClosing = false;
  const workload = await startWorkload(region, () => isClosing);
  const last = schedule.now() + longestDays * day;
  await schedule.run(() => total(region.deliveries) >= target || schedule.now() > last);
  isClosing = true;
  return workload;
};

/**
 * One seed: people and faults, then no faults until everything is done, then every checker. Everything that
 * happens follows from the seed and the options.
 */
export const simulate = async ({
  seed,
  faults: set = {},
  deliveries = deliveriesPerSeed,
  bug,
  keepTrace = false,
}: Run): Promise<Outcome> => {
  const faults = { ...drawFaults(createRandom(seed, 'faults')), ...bug?.faults, ...set };
  const world = createWorld({ seed, faults, keepTrace });
  const region = createRegion(world, bug);
  const witness = watchTable(region);
  const begun = world.schedule.now();
  const workload = await troubled(region, deliveries);
  const unfinished = await drain(workload);
  const history = historyOf(workload, witness, {
    unfinished,
    withoutDuplicates: faults.duplicate === 0,
  });
  const violations = checkerNames.flatMap((name) =>
    checkers[name](history).map((found): Violation => ({ ...found, checker: name })),
  );
  return {
    seed,
    faults,
    deliveries: total(region.deliveries),
    byFunction: Object.fromEntries([...region.deliveries].sort()),
    commits: history.commits,
    days: Math.round((world.schedule.now() - begun) / (24 * hour)),
    crashes: region.network.crashes,
    violations,
    traceHash: world.trace.hash(),
    trace: world.trace.lines,
  };
};
