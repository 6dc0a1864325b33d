import type { Quarantine, ReactionNeeds, StageReactions } from '@continuum/application';
import type { Observed } from '../observability/flushing.ts';
import { createQueueConsumer } from './queue-consumer.ts';
import { reacting } from './reacting.ts';

/** What a stage's reactions need of the world. */
export interface StageNeeds extends Observed, Omit<ReactionNeeds, 'consumer'> {
  readonly quarantine: Quarantine;
}

/**
 * A function that reacts to contract events for one stage of the journey.
 * @param consumer the function's name, under which the inbox keeps what it did
 */
export const createStageFunction = (consumer: string, reactions: StageReactions, needs: StageNeeds) =>
  createQueueConsumer({
    consumer,
    quarantine: needs.quarantine,
    log: needs.log,
    tally: needs.tally,
    consume: reacting(reactions, { ...needs, consumer }),
  });
