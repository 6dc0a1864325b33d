import { createRegistryDesk, openTable } from '@continuum/aws';
import { detailTypeOf } from '@continuum/events';
import { createDeterministicSurroundings } from '../deterministic-surroundings.ts';
import { createBusInMemory, openDelivery } from './delivery.ts';
import { openGateway } from './gateway.ts';
import { lambdaContext } from './lambda-context.ts';
import { openMemory } from './memory.ts';
import { createObserving } from './observing.ts';
import { register } from './people.ts';
import { openReceivers } from './receivers.ts';
import { functionsOf, type Needs, needsOf } from './wiring.ts';

export interface SystemOptions {
  /** Changes the wiring before the functions are made of it: how a test plants a mistake. */
  readonly rewire?: (needs: Needs) => Needs;
}

/** A Monday in March, noon at the practices. */
const openedAt = '2026-03-02T17:00:00.000Z';

/** The real functions over adapters in memory, from the gateway's payload to the queues; everybody is registered. */
export const openSystem = async ({ rewire = (needs) => needs }: SystemOptions = {}) => {
  const memory = openMemory();
  const { surroundings, moveTo } = createDeterministicSurroundings(openedAt);
  const observing = createObserving();
  const bus = createBusInMemory();
  const receivers = openReceivers();
  const desk = createRegistryDesk(openTable({ client: memory.table, name: 'continuum' }));
  await register(desk);
  const { log, tally } = observing;
  const functions = functionsOf(
    rewire(needsOf({ memory, surroundings, bus: bus.client, receivers, log, tally })),
  );
  const delivery = openDelivery(memory, functions, bus);
  const ask = openGateway(functions, surroundings.now);
  let put = 0;
  return {
    memory,
    desk,
    ask,
    functions,
    now: surroundings.now,
    moveTo,
    lines: observing.lines,
    figures: observing.figures,
    published: bus.published,
    deadLetters: delivery.deadLetters,
    deliver: delivery.deliver,
    atRest: delivery.atRest,
    goOnWithImports: () => functions.bulkImport({}, lambdaContext),
    receivers,
    /** A tick of both schedules. */
    sweep: async (): Promise<void> => {
      await functions.sweep({}, lambdaContext);
      await functions.deliverySweep({}, lambdaContext);
    },
    /** A discharge on the partner bus, put there by an AWS account. */
    putOnPartnerBus: (account: string, detail: unknown): Promise<boolean> => {
      put += 1;
      const type = detailTypeOf('TherapyDischargeSubmitted');
      const event = { id: `put-${put}`, 'detail-type': type, source: 'example.clinic', account, detail };
      return delivery.deliver('discharge-intake', JSON.stringify(event));
    },
  };
};

export type System = Awaited<ReturnType<typeof openSystem>>;
