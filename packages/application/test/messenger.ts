import {
  type ContractEvent,
  type ContractEventName,
  type ContractEventOf,
  parseContractEvent,
} from '@continuum/events';
import { announcementOf } from '../src/announcing/announcement.ts';
import {
  programReactions,
  type ReactionNeeds,
  type ReactionResult,
  referralReactions,
  reportReactions,
  type StageReactions,
} from '../src/index.ts';
import { type KeptItems, recordsOf } from './kept-items.ts';

const stages: Readonly<Record<string, StageReactions>> = {
  'referral-stage': referralReactions,
  'program-stage': programReactions,
  'report-stage': reportReactions,
};

type Reaction = (event: ContractEvent, needs: ReactionNeeds) => Promise<ReactionResult>;

/** Every contract event of every journal so far, read back as a consumer reads it. */
const announcedIn = ({ journals }: KeptItems): readonly ContractEvent[] =>
  [...journals.values()].flatMap(recordsOf).flatMap((record) => {
    const announcement = announcementOf(record);
    if (announcement === undefined) return [];
    const parsed = parseContractEvent(announcement.detailType, JSON.parse(announcement.detail));
    if (!parsed.ok) throw new Error(`${announcement.detailType} does not keep its own contract`);
    return [parsed.event];
  });

/** Carries contract events to the stages, as bus and queues do. */
export const createMessenger = (items: KeptItems, needs: Omit<ReactionNeeds, 'consumer'>) => {
  const delivered = new Set<string>();

  const deliver = async (event: ContractEvent): Promise<readonly ReactionResult[]> => {
    const results: ReactionResult[] = [];
    for (const [consumer, reactions] of Object.entries(stages)) {
      const reaction = reactions[event.type] as Reaction | undefined;
      if (reaction === undefined) continue;
      const result: Promise<ReactionResult> = reaction(event, { ...needs, consumer });
      results.push(await result);
    }
    return results;
  };

  return {
    announced: () => announcedIn(items),
    /** The last contract event of a name. */
    lastOf: <N extends ContractEventName>(name: N): ContractEventOf<N> => {
      const found = announcedIn(items).findLast(({ type }) => type === name);
      if (found === undefined) throw new Error(`no ${name} was announced`);
      return found as ContractEventOf<N>;
    },
    deliver,
    /** Everything not delivered yet, and what comes of it, until all is quiet. */
    deliverAll: async (): Promise<void> => {
      for (;;) {
        const waiting = announcedIn(items).filter(({ id }) => !delivered.has(id));
        if (waiting.length === 0) return;
        for (const event of waiting) {
          await deliver(event);
          delivered.add(event.id);
        }
      }
    },
    /** Everything ever announced once more, the latest first. */
    redeliverAll: async (): Promise<void> => {
      for (const event of announcedIn(items).toReversed()) await deliver(event);
    },
  };
};
