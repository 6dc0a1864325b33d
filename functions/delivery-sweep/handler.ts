import { type DeliverySweepNeeds, sweepDeliveries } from '@continuum/application';
import { createScheduledFunction, type Observed } from '@continuum/lambda';

export interface SweepNeeds extends DeliverySweepNeeds, Observed {}

export const createHandler = (needs: SweepNeeds) => {
  const { log, tally } = needs;
  return createScheduledFunction({
    log,
    tally,
    chores: [
      {
        name: 'deliveries',
        run: async () => {
          const { attempted, abandoned } = await sweepDeliveries(needs);
          tally.count('DeliveriesAttempted', attempted);
          tally.count('DeliveriesAbandoned', abandoned);
        },
      },
    ],
  });
};
