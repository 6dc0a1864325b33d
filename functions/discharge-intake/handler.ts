import { createQueueConsumer } from '@continuum/lambda';
import { facts } from './function.ts';
import { type IntakeNeeds, takeSubmitted } from './submitted.ts';

export const createHandler = (needs: IntakeNeeds) =>
  createQueueConsumer({
    consumer: facts.name,
    quarantine: needs.quarantine,
    log: needs.log,
    tally: needs.tally,
    consume: takeSubmitted(needs),
  });
