import type { ReactionNeeds, ReactionResult, StageReactions } from '@continuum/application';
import { type ContractEvent, parseContractEvent } from '@continuum/events';
import type { LogFields } from '../observability/log.ts';
import type { BusEnvelope } from './bus-envelope.ts';
import type { Consumed } from './queue-consumer.ts';

type Reaction = (event: ContractEvent, needs: ReactionNeeds) => Promise<ReactionResult>;

const fieldsOf = ({ id, type, episodeId, dischargeId, practiceId, partnerId }: ContractEvent): LogFields => ({
  eventId: id,
  eventType: type,
  episodeId,
  dischargeId,
  partnerId,
  ...(practiceId === undefined ? {} : { practiceId }),
});

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
export const reacting =
  (reactions: StageReactions, needs: ReactionNeeds) =>
  async ({ 'detail-type': detailType, detail }: BusEnvelope): Promise<Consumed> => {
    const parsed = parseContractEvent(detailType, detail);
    if (!parsed.ok)
      return {
        kind: 'quarantined',
        reason: parsed.issues.map(({ path, expected }) => `${path}: expected ${expected}`),
      };
    const { event } = parsed;
    const reaction = reactions[event.type] as Reaction | undefined;
    if (reaction === undefined)
      return {
        kind: 'quarantined',
        reason: ['expected an event this function reacts to'],
        fields: fieldsOf(event),
      };
    return reaction(event, needs).then((result) => consumedOf(result, fieldsOf(event)));
  };
