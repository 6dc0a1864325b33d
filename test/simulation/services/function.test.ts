import { describe, expect, it } from 'vitest';
import { lambdaDoing, pass, quietWorld } from '../test/small-world.ts';
import { minute } from '../world/world.ts';
import type { Invoked } from './function.ts';

const outcomeOf = async (world: ReturnType<typeof quietWorld>, asked: Promise<Invoked>) => {
  let outcome: Invoked | undefined;
  void asked.then((invoked) => {
    outcome = invoked;
  });
  await pass(world, 10 * minute);
  return outcome;
};

describe('a function', () => {
  it('answers what its handler returns', async () => {
    const world = quietWorld();
    const lambda = lambdaDoing(world, async () => 'done');
    expect(await outcomeOf(world, lambda.invoke({}, 1))).toEqual({ kind: 'answered', value: 'done' });
  });

  it.each([
    ['throws', async () => Promise.reject(new Error('thrown'))],
    ['takes longer than its timeout', () => new Promise(() => undefined)],
  ] as const)('is heard of as failed when it %s', async (_how, handle) => {
    const world = quietWorld();
    const lambda = lambdaDoing(world, handle, 5);
    expect(await outcomeOf(world, lambda.invoke({}, 1))).toEqual({ kind: 'failed' });
  });
});
