import { createNotifier, type NotifyNeeds, type Quarantine } from '@continuum/application';
import { contractEvents, createQueueConsumer, fieldsOf, type Observed } from '@continuum/lambda';
import { facts } from './function.ts';

export interface PartnerNotifierNeeds extends NotifyNeeds, Observed {
  readonly quarantine: Quarantine;
}

export const createHandler = (needs: PartnerNotifierNeeds) => {
  const notify = createNotifier(needs);
  return createQueueConsumer({
    consumer: facts.name,
    quarantine: needs.quarantine,
    log: needs.log,
    tally: needs.tally,
    consume: contractEvents(async (event) => ({
      kind: (await notify(event)) === 'told' ? 'done' : 'unchanged',
      fields: fieldsOf(event),
    })),
  });
};
