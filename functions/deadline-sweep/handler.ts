import { createScheduledFunction } from '@continuum/lambda';
import { type ChoresNeeds, sweep, sweepKept } from './chores.ts';

export const createHandler = (needs: ChoresNeeds) =>
  createScheduledFunction({
    log: needs.log,
    tally: needs.tally,
    chores: [
      { name: 'deadlines', run: () => sweep(needs) },
      { name: 'kept-batches', run: () => sweepKept(needs) },
    ],
  });
