import type { FunctionName, Handler } from '../wiring/handlers.ts';
import type { Ports } from '../wiring/ports.ts';
import { day, hour, type World } from '../world/world.ts';
import { nextDetailType } from './next-events.ts';
import { nextBus, nextConsumer } from './next-functions.ts';

/** Whose sandboxes are of which version. `mixed`: as they come. */
type Running = 'today' | 'mixed' | 'next';

interface Phase {
  readonly from: number;
  readonly consumers: Running;
  readonly producers: Running;
}

const consumers: ReadonlySet<FunctionName> = new Set([
  'referral-stage',
  'program-stage',
  'report-stage',
  'partner-notifier',
]);
const producers: ReadonlySet<FunctionName> = new Set(['event-relay', 'deadline-sweep']);

/** How a next version comes: consumers first, then producers; mostly the consumers fall back for a while. */
export interface Rollout {
  handler(handler: Handler, name: FunctionName): Handler;
  ports(ports: Ports, name: FunctionName): Ports;
  /** What a rule matches beside today's detail types. */
  alsoMatches(detailTypes: ReadonlySet<string>): ReadonlySet<string>;
  /** Calls back at the beginning of every phase. */
  onPhase(begins: () => void): void;
  /** Whether every consumer reads the next version by now. */
  isReadEverywhere(): boolean;
}

const plan = (world: World): readonly Phase[] => {
  const random = world.random('rollout');
  const today: Phase = { from: 0, consumers: 'today', producers: 'today' };
  if (world.faults().nextVersion === 0) return [today];
  const first = world.schedule.now() + random.between(4 * day, 20 * day);
  const second = first + random.between(hour, 3 * day);
  const third = second + random.between(hour, 3 * day);
  const phases: Phase[] = [
    today,
    { from: first, consumers: 'mixed', producers: 'today' },
    { from: second, consumers: 'next', producers: 'mixed' },
    { from: third, consumers: 'next', producers: 'next' },
  ];
  if (!random.chance(0.7)) return phases;
  const back = third + random.between(day, 20 * day);
  return [
    ...phases,
    { from: back, consumers: 'mixed', producers: 'next' },
    { from: back + random.between(6 * hour, 3 * day), consumers: 'next', producers: 'next' },
  ];
};

export const createRollout = (world: World): Rollout => {
  const { schedule, trace } = world;
  const random = world.random('versions');
  const phases = plan(world);
  const last = phases.at(-1) as Phase;
  const phase = (): Phase =>
    world.isCalm() ? last : (phases.findLast(({ from }) => from <= schedule.now()) ?? (phases[0] as Phase));
  const runsNext = (running: Running): boolean =>
    running === 'next' || (running === 'mixed' && random.chance(0.5));
  return {
    handler: (handler, name) =>
      consumers.has(name) && runsNext(phase().consumers) ? nextConsumer(handler) : handler,
    ports: (ports, name) =>
      producers.has(name) && runsNext(phase().producers) ? { ...ports, bus: nextBus(ports.bus) } : ports,
    alsoMatches: (detailTypes) => {
      if (phases.length === 1) return detailTypes;
      return new Set([...detailTypes, ...[...detailTypes].flatMap((one) => nextDetailType(one) ?? [])]);
    },
    onPhase: (begins) => {
      for (const { from } of phases.slice(1))
        schedule.at(from, () => {
          trace.tell('rollout', 'a phase begins');
          begins();
        });
    },
    isReadEverywhere: () => phase().consumers === 'next',
  };
};
