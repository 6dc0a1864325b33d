import {
  type Bus,
  programReactions,
  publishAll,
  type ReactionNeeds,
  type ReactionResult,
  referralReactions,
  reportReactions,
  type StageReactions,
} from '@continuum/application';
import { recordOfImage } from '@continuum/aws';
import { type ContractEvent, parseContractEvent } from '@continuum/events';
import type { Call } from '../watched-client.ts';
import type { Needs } from './adapters.ts';
import type { Costing } from './costs.ts';

const stages = {
  'referral-stage': referralReactions,
  'program-stage': programReactions,
  'report-stage': reportReactions,
} satisfies Readonly<Record<string, StageReactions>>;

type Reaction = (event: ContractEvent, needs: ReactionNeeds) => Promise<ReactionResult>;

/** Events that were written since they were last asked for, as the relay hears of them. */
const relayOf = (calls: readonly Call[]) => {
  let heard = 0;
  return async (bus: Bus): Promise<void> => {
    const put = calls.slice(heard).flatMap((call) => call.put);
    heard = calls.length;
    const records = put.flatMap(({ SK, body }) => {
      const image = { SK: { S: String(SK) }, ...(body === undefined ? {} : { body: { S: String(body) } }) };
      return recordOfImage(image) ?? [];
    });
    await publishAll(records, bus);
  };
};

/** Carries what the relay hears to the stages, until all is quiet. */
export const deliveryOf = (calls: readonly Call[], needs: Needs, costing: Costing) => {
  const relay = relayOf(calls);
  const announced = async (): Promise<readonly ContractEvent[]> => {
    const events: ContractEvent[] = [];
    await relay({
      publish: async (announcements) => {
        for (const { detailType, detail } of announcements) {
          const parsed = parseContractEvent(detailType, JSON.parse(detail));
          if (!parsed.ok) throw new Error(`${detailType} does not keep its own contract`);
          events.push(parsed.event);
        }
        return [];
      },
    });
    return events;
  };
  const react = async (event: ContractEvent): Promise<void> => {
    for (const [consumer, reactions] of Object.entries(stages)) {
      const reaction = (reactions as StageReactions)[event.type] as Reaction | undefined;
      if (reaction === undefined) continue;
      const work = () => reaction(event, { ...needs, consumer });
      await costing(`${consumer} ${event.type}`, work, ({ kind }) => kind);
    }
  };
  return async (): Promise<void> => {
    for (let events = await announced(); events.length > 0; events = await announced())
      for (const event of events) await react(event);
  };
};
