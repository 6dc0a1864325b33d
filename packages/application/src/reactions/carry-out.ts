import type { EpisodeId, EventId, PracticeId } from '@continuum/contracts';
import type { Command } from '@continuum/domain';
import { type Doing, execute } from '../commands/execute.ts';
import { type Practice, type Registry, TransientError } from '../ports/index.ts';
import type { ReactionNeeds, ReactionResult } from './reaction.ts';

interface About {
  readonly id: EventId;
  readonly practiceId?: PracticeId | undefined;
  readonly episodeId: EpisodeId;
}

/** The practice of an event; an event of no known practice waits, retried, for ops to look at. */
export const practiceOf = async ({ practiceId }: About, registry: Registry): Promise<Practice> => {
  const practice = practiceId === undefined ? undefined : await registry.practice(practiceId);
  if (practice === undefined) throw new TransientError('the practice of the event is not registered');
  return practice;
};

/**
 * Carries out what an event asks of its episode. An episode that is not there yet will be: events come in any
 * order, so the event is retried.
 */
export const carryOut = async (
  event: About,
  command: Command,
  needs: ReactionNeeds,
  withPerson?: Doing['withPerson'],
): Promise<ReactionResult> => {
  const practice = await practiceOf(event, needs.registry);
  const { practiceId } = practice;
  const { episodeId, id: eventId } = event;
  const result = await execute(
    {
      journal: { kind: 'episode', practiceId, episodeId },
      cause: { kind: 'event', consumer: needs.consumer, eventId },
      by: { kind: 'reaction', id: needs.consumer },
      practice,
      command,
      notes: [],
      requestHash: eventId,
      ...(withPerson === undefined ? {} : { withPerson }),
    },
    needs,
  );
  switch (result.kind) {
    case 'done':
      return { kind: result.receipt.outcome };
    case 'rejected':
      return { kind: 'rejected', failures: result.failures };
    case 'not-found':
      throw new TransientError('the episode is not open yet');
    default:
      throw new Error(`a reaction cannot be ${result.kind}`);
  }
};
