import type { KeptDelivery, Webhooks } from '@continuum/application';
import type { Ports } from '../wiring/ports.ts';
import type { PlantedBug } from './planted-bug.ts';

/** Deliveries put otherwise. */
const putting = (
  ports: Ports,
  put: (kept: KeptDelivery, real: Webhooks['putDelivery']) => Promise<boolean>,
): Ports => ({
  ...ports,
  webhooks: {
    ...ports.webhooks,
    putDelivery: (kept) => put(kept, ports.webhooks.putDelivery),
  },
});

const isBegun = ({ delivery }: KeptDelivery): boolean =>
  delivery.attempts.length > 0 && delivery.attempts.at(-1)?.ended === undefined;

/** Mistakes in telling partners. */
export const notifyingBugs: readonly PlantedBug[] = [
  {
    name: 'webhook-attempt-not-begun',
    breaks:
      'An attempt is written down only once it has ended: one that is cut off was never made, and is made anew.',
    caughtBy: ['partners-told'],
    faults: { crash: 0.04, receiverTrouble: 0.6 },
    ports: (ports) =>
      putting(ports, (kept, real) => {
        if (!isBegun(kept) || kept.version === 1) return real(kept);
        return Promise.resolve(true);
      }),
  },
  {
    name: 'webhook-told-anew-with-every-copy',
    breaks: 'A copy of an event that comes again is told again under the same id, past what is kept.',
    caughtBy: ['partners-told'],
    faults: { duplicate: 0.3 },
    ports: (ports, name) =>
      name === 'partner-notifier'
        ? putting(ports, async (kept, real) => (await real(kept)) || kept.version === 1)
        : ports,
  },
  {
    name: 'webhook-disabled-in-word-only',
    breaks: 'A receiver that answers 410 is not written down: the next notification goes there all the same.',
    caughtBy: ['partners-told'],
    ports: (ports) => ({ ...ports, webhooks: { ...ports.webhooks, put: async () => true } }),
  },
  {
    name: 'webhook-retries-never-made',
    breaks: 'The sweep finds nothing due: what failed once is never tried again.',
    caughtBy: ['partners-told'],
    faults: { receiverTrouble: 0.6 },
    ports: (ports, name) =>
      name === 'delivery-sweep' ? { ...ports, webhooks: { ...ports.webhooks, due: async () => [] } } : ports,
  },
];
