import type { Service } from '../services/service.ts';
import { day, firstInstant, hour, type World } from './world.ts';

/** The stretch of time that outages fall into. */
const within = 100 * day;
const hoursMost = 6;

const services = ['table', 'bucket', 'bus'] as const;

/** Hours in which one service takes hardly any call, chosen beforehand. */
export const createOutages = (world: World): ((service: Service['name']) => boolean) => {
  const random = world.random('outages');
  const outages = Array.from({ length: world.faults().outage }, () => {
    const from = firstInstant + random.between(0, within);
    return {
      service: random.pick(services),
      from,
      until: from + random.between(0.2 * hour, hoursMost * hour),
    };
  });
  return (service) => {
    if (outages.length === 0 || world.isCalm()) return false;
    const now = world.schedule.now();
    return outages.some((one) => one.service === service && one.from <= now && now < one.until);
  };
};
