import type { Workload } from '../actors/workload.ts';
import { day, hour } from '../world/world.ts';
import { resendQuarantined } from './operator.ts';

/** Time for everything to end once nothing goes wrong any more: what is in the air, then every retry of it. */
const settling = 12 * hour;
/** What is sent again by hand has the time that five receives take. */
const afterRedrive = 8 * hour;
const patience = day;
const look = 6 * hour;

/** What is still under way, by name. */
const unfinished = ({ region, memory }: Workload): readonly string[] => {
  const { queues, stream, domainBus, partnerBus, gateway } = region;
  return [
    ...queues.flatMap((queue) => {
      const waiting = queue.waiting();
      return waiting > 0 ? [`${waiting} messages of ${queue.name}`] : [];
    }),
    ...(stream.waiting() > 0 ? [`${stream.waiting()} stream records`] : []),
    ...(domainBus.underWay() + partnerBus.underWay() > 0 ? ['deliveries of a bus'] : []),
    ...(memory.waiting > 0 ? [`${memory.waiting} people who wait for an answer`] : []),
    ...(gateway.underWay() > 0 ? [`${gateway.underWay()} requests`] : []),
  ];
};

/**
 * Faults off: everybody finishes what they began, dead letters are sent again once, and everything must come to
 * an end. Resolves to what did not.
 */
export const drain = async (workload: Workload): Promise<readonly string[]> => {
  const { world, region } = workload;
  const { schedule } = world;
  world.calmDown();
  region.renew();
  const until = async (milliseconds: number): Promise<void> => {
    const end = schedule.now() + milliseconds;
    let isOver = false;
    schedule.at(end, () => {
      isOver = true;
    });
    await schedule.run(() => isOver);
  };
  await until(settling);
  for (const queue of region.queues) queue.redrive();
  resendQuarantined(workload);
  await until(afterRedrive);
  for (let waited = 0; waited < patience && unfinished(workload).length > 0; waited += look)
    await until(look);
  region.ticker.stop();
  region.retries.stop();
  return unfinished(workload);
};
