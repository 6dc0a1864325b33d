import type { ReactionNeeds, ReactionResult, StageReactions } from '@continuum/application';
import type { ContractEvent } from '@continuum/events';
import type { LogFields } from '../observability/log.ts';
import { contractEvents, fieldsOf } from './contract-events.ts';
import type { Consumed } from './queue-consumer.ts';

type Reaction = (event: ContractEvent, needs: ReactionNeeds) => Promise<ReactionResult>;

const consumedOf = (result: ReactionResult, fields: LogFields): Consumed => {
  switch (result.kind) {
    case 'accepted':
      return { kind: 'done', fields };
    case 'unchanged':
      return { kind: 'unchanged', fields };
    case 'rejected':
      return {
        kind: 'rejected',
        fields: { ...fields, code: result.failures.map(({ code }) => code).join(',') },
      };
  }
};

/** Contract event → reaction of a stage. An event the stage has no reaction to came by a rule that is wrong. */
export const reacting = (reactions: StageReactions, needs: ReactionNeeds) =>
  contractEvents(async (event) => {
    const reaction = reactions[event.type] as Reaction | undefined;
    if (reaction === undefined)
      return {
        kind: 'quarantined',
        reason: ['expected an event this function reacts to'],
        fields: fieldsOf(event),
      };
    return reaction(event, needs).then((result) => consumedOf(result, fieldsOf(event)));
  });
