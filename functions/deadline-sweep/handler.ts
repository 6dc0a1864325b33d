import { createScheduledFunction } from '@continuum/lambda';
import { type ChoresNeeds, sweep, sweepKept } from './chores.ts';

export const createHandler = (needs: ChoresNeeds) =>
  createScheduledFunction({
    log: needs.log,
    tally: needs.tally,
    chores: [
      // First: it takes at most fifty batches, while a standing backlog of episodes may take the whole tick.
      { name: 'kept-batches', run: () => sweepKept(needs) },
      { name: 'deadlines', run: () => sweep(needs) },
    ],
  });
