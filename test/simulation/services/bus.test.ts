import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { lambdaDoing, pass, quietWorld } from '../test/small-world.ts';
import { hour } from '../world/world.ts';
import { createBus } from './bus.ts';
import { createQueue } from './queue.ts';

const entries = (count: number) =>
  new PutEventsCommand({
    Entries: Array.from({ length: count }, (_, number) => ({
      Source: 'continuum.episode',
      DetailType: number % 2 === 0 ? 'GoalMet.v1' : 'GoalsSet.v1',
      Detail: JSON.stringify({ number }),
    })),
  });

const open = (faults = {}) => {
  const world = quietWorld(faults);
  const bodies: { 'detail-type': string; account: string; detail: { number: number } }[] = [];
  const consumer = lambdaDoing(world, async ({ Records }: SQSEvent) => {
    bodies.push(...Records.map(({ body }) => JSON.parse(body)));
    return { batchItemFailures: [] };
  });
  const bus = createBus(world, 'domain');
  const target = createQueue(world, 'queue', consumer, 10);
  bus.addRule({ detailTypes: new Set(['GoalMet.v1']), sources: new Set(['continuum.episode']), target });
  return { world, bus, bodies };
};

describe('the bus', () => {
  it('brings an event to the queues whose rule it matches, as an envelope that says whose it is', async () => {
    const { world, bus, bodies } = open();
    expect(bus.service.answer(entries(2))).toMatchObject({ FailedEntryCount: 0 });
    await pass(world, hour);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatchObject({
      'detail-type': 'GoalMet.v1',
      account: '999988887777',
      detail: { number: 0 },
    });
    expect(bus.taken).toHaveLength(2);
  });

  it('takes some entries and not others, and says which', async () => {
    const { world, bus } = open({ partialPut: 0.5 });
    const { FailedEntryCount, Entries } = bus.service.answer(entries(40)) as {
      FailedEntryCount: number;
      Entries: { EventId?: string; ErrorCode?: string }[];
    };
    expect(FailedEntryCount).toBeGreaterThan(0);
    expect(Entries.filter(({ ErrorCode }) => ErrorCode !== undefined)).toHaveLength(FailedEntryCount);
    await pass(world, hour);
    expect(bus.taken).toHaveLength(40 - FailedEntryCount);
  });

  it('loses no delivery that it has to try again, and delivers some twice', async () => {
    const { world, bus, bodies } = open({ dropThenRetry: 0.5, duplicate: 0.5, reorder: 1, delay: 60 });
    bus.service.answer(entries(40));
    await pass(world, 12 * hour);
    expect(new Set(bodies.map(({ detail }) => detail.number)).size).toBe(20);
    expect(bodies.length).toBeGreaterThan(20);
    expect(bus.underWay()).toBe(0);
  });
});
