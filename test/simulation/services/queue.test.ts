import type { SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { lambdaDoing, pass, quietWorld } from '../test/small-world.ts';
import { hour, minute, type World } from '../world/world.ts';
import { createQueue, type Queue, receivesMost } from './queue.ts';

describe('a queue and its consumer', () => {
  let world: World;
  let received: string[][];
  let failing: Set<string>;
  let queue: Queue;

  const open = (faults = {}) => {
    world = quietWorld(faults);
    received = [];
    failing = new Set();
    const consumer = lambdaDoing(world, async ({ Records }: SQSEvent) => {
      received.push(Records.map(({ body }) => body));
      const failed = Records.filter(({ body }) => failing.has(body));
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    queue = createQueue(world, 'queue', consumer, 2);
  };

  beforeEach(() => open());

  it('hands messages out in batches, and is done with what succeeds', async () => {
    for (const body of ['a', 'b', 'c']) queue.send(body);
    await pass(world, minute);
    expect(received).toEqual([['a', 'b'], ['c']]);
    expect(queue.waiting()).toBe(0);
  });

  it('hands out again, after six times the timeout, only what failed', async () => {
    failing.add('b');
    for (const body of ['a', 'b']) queue.send(body);
    await pass(world, 2 * minute);
    expect(received).toEqual([['a', 'b']]);
    failing.clear();
    await pass(world, 2 * minute);
    expect(received).toEqual([['a', 'b'], ['b']]);
    expect(queue.waiting()).toBe(0);
  });

  it('sets a message aside once it was received five times, and goes on with the others', async () => {
    failing.add('poison');
    for (const body of ['poison', 'healthy']) queue.send(body);
    await pass(world, hour);
    expect(received.flat().filter((body) => body === 'poison')).toHaveLength(receivesMost);
    expect(received.flat().filter((body) => body === 'healthy')).toHaveLength(1);
    expect(queue.deadLetters.map(({ body }) => body)).toEqual(['poison']);
  });

  it('sends dead letters again when it is asked to', async () => {
    failing.add('poison');
    queue.send('poison');
    await pass(world, hour);
    failing.clear();
    expect(queue.redrive()).toBe(1);
    await pass(world, hour);
    expect(queue.deadLetters).toEqual([]);
    expect(queue.waiting()).toBe(0);
  });

  it('delivers messages again, and out of turn, where the world says so', async () => {
    open({ duplicate: 1, reorder: 1 });
    for (const body of 'abcdefgh') queue.send(body);
    await pass(world, hour);
    expect(received.flat().length).toBeGreaterThan(8);
    expect(received.flat().slice(0, 8)).not.toEqual([...'abcdefgh']);
  });

  it('takes a batch for failed whose function did not answer', async () => {
    const never = lambdaDoing(world, () => new Promise(() => undefined));
    queue = createQueue(world, 'other', never, 2);
    queue.send('a');
    await pass(world, hour);
    expect(queue.deadLetters.map(({ body }) => body)).toEqual(['a']);
  });
});
