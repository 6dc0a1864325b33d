import { type Episode, type Revision, stageOf } from '@continuum/domain';
import type { ContractEventOf } from '@continuum/events';
import { correctedPerson } from '../clients/corrected.ts';
import { dischargeFacts } from '../discharges/facts.ts';
import { type Cause, TransientError } from '../ports/index.ts';
import { carryOut, practiceOf } from './carry-out.ts';
import type { ReactionNeeds, ReactionResult } from './reaction.ts';

type Refreshing = ContractEventOf<'TherapyDischargeCorrected'> | ContractEventOf<'InformationProvided'>;

/** Which canonical form to bring to the episode, and what made it. */
export interface Told {
  readonly by: Revision['type'];
  readonly canonicalVersion: number;
}

/**
 * Brings a canonical form to the episode of its discharge, and a corrected person to the client. Each form holds
 * everything before it, so that the latest alone will do; an answer that overtook a correction brings the
 * corrected person too.
 */
export const bringFacts = async (
  event: Refreshing | ContractEventOf<'EpisodeReopened'>,
  { by, canonicalVersion }: Told,
  needs: ReactionNeeds,
): Promise<ReactionResult> => {
  const { practiceId } = await practiceOf(event, needs.registry);
  const { partnerId, dischargeId, episodeId, id: eventId } = event;
  const cause: Cause = { kind: 'event', consumer: needs.consumer, eventId };
  const { canonical, head, receipt } = await needs.journals.loadWithCanonical(
    { kind: 'episode', practiceId, episodeId },
    cause,
    { discharge: { kind: 'discharge', partnerId, dischargeId }, canonicalVersion },
  );
  if (receipt !== undefined) return { kind: 'unchanged' };
  if (head === undefined || canonical === undefined) throw new TransientError('the episode is not open yet');
  const corrects = (episode: Episode) =>
    canonicalVersion > episode.canonicalVersion + (by === 'TherapyDischargeCorrected' ? 0 : 1);
  const name = by === 'InformationProvided' ? 'receive-information' : 'apply-correction';
  const facts = dischargeFacts(canonical, canonicalVersion);
  const command = { name, body: { facts } } as const;
  return carryOut(event, command, needs, async (episode) => {
    if (!corrects(episode) || stageOf(episode.position) === 'closed') return { command };
    const { moved, clientWrites } = await correctedPerson(canonical, episode, needs);
    return {
      command: moved === undefined ? command : { name, body: { facts, moved } },
      ...(clientWrites === undefined ? {} : { clientWrites }),
    };
  });
};

/** Brings a corrected or answered discharge to its episode. A closed one takes it when it is reopened. */
export const refreshReferral = (event: Refreshing, needs: ReactionNeeds): Promise<ReactionResult> =>
  bringFacts(event, { by: event.type, canonicalVersion: event.data.canonicalVersion }, needs);
