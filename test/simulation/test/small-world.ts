import type { FunctionFacts } from '@continuum/functions/facts';
import { type Faults, noFaults } from '../faults/knobs.ts';
import { createLambda, type Lambda } from '../services/function.ts';
import { createWorld, type World } from '../world/world.ts';

export const quietWorld = (faults: Partial<Faults> = {}, seed = 1): World =>
  createWorld({ seed, faults: { ...noFaults, ...faults } });

const facts = (timeoutSeconds: number): FunctionFacts => ({
  name: 'consumer',
  entry: 'functions/consumer/index.ts',
  purpose: 'is delivered to',
  memoryMegabytes: 128,
  timeoutSeconds,
  bundleBudgetKilobytes: 1,
  trigger: { kind: 'events', bus: 'domain', consumes: ['GoalMet'], batchSize: 10 },
  grants: [],
  environment: [],
  errorImpact: 'a test fails',
});

/** A function that does what a test says, under the world's own rules. */
export const lambdaDoing = (
  world: World,
  handle: (event: never) => Promise<unknown>,
  timeoutSeconds = 30,
): Lambda =>
  createLambda(world, {
    facts: facts(timeoutSeconds),
    start: () => (event) => handle(event as never),
    onDelivered: () => undefined,
  });

/** Lets everything happen that happens within so long. */
export const pass = async ({ schedule }: World, milliseconds: number): Promise<void> => {
  let isOver = false;
  schedule.after(milliseconds, () => {
    isOver = true;
  });
  await schedule.run(() => isOver);
};
