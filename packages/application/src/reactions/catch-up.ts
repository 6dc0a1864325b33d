import type { ContractEventOf } from '@continuum/events';
import { TransientError } from '../ports/index.ts';
import type { ReactionNeeds, ReactionResult } from './reaction.ts';
import { bringFacts } from './refresh-referral.ts';

/**
 * Brings a reopened episode what its sender told while it was closed, from the discharge as it stands now. What
 * is told afterwards comes as an event of its own, so that either may come first.
 */
export const catchUp = async (
  event: ContractEventOf<'EpisodeReopened'>,
  needs: ReactionNeeds,
): Promise<ReactionResult> => {
  const { partnerId, dischargeId, id: eventId } = event;
  const { head } = await needs.journals.loadDischarge(
    { kind: 'discharge', partnerId, dischargeId },
    { kind: 'event', consumer: needs.consumer, eventId },
  );
  if (head === undefined) throw new TransientError('the discharge is not readable yet');
  const { latest, canonicalVersion } = head.state;
  return latest === undefined
    ? { kind: 'unchanged' }
    : bringFacts(event, { by: latest.type, canonicalVersion }, needs);
};
