import type { Discharge } from '@continuum/domain';
import type { ContractEventOf } from '@continuum/events';
import { eventIdOf } from '../commands/records.ts';
import { TransientError } from '../ports/index.ts';
import { carryOut } from './carry-out.ts';
import type { ReactionNeeds, ReactionResult } from './reaction.ts';
import { bringFacts } from './refresh-referral.ts';

type Reopened = ContractEventOf<'EpisodeReopened'>;

const takeFacts = async (
  event: Reopened,
  { latest, canonicalVersion }: Discharge,
  needs: ReactionNeeds,
): Promise<ReactionResult> =>
  latest === undefined
    ? { kind: 'unchanged' }
    : bringFacts(event, { by: latest.type, canonicalVersion }, needs);

/** The last wish to cancel, under its own event's id: the inbox knows whether it was carried out. */
const takeWish = async (
  event: Reopened,
  { cancellation, dischargeId }: Discharge,
  needs: ReactionNeeds,
): Promise<ReactionResult> => {
  if (cancellation === undefined) return { kind: 'unchanged' };
  const { reason, requestedAt, version } = cancellation;
  return carryOut(
    { ...event, id: eventIdOf(dischargeId, version) },
    { name: 'cancel-referral', body: { reason, requestedAt } },
    needs,
  );
};

/**
 * Brings a reopened episode what its sender told and wished while it was closed, from the discharge as it stands
 * now. What comes afterwards has an event of its own, so that either may be first.
 */
export const catchUp = async (event: Reopened, needs: ReactionNeeds): Promise<ReactionResult> => {
  const { partnerId, dischargeId, id: eventId } = event;
  const { head } = await needs.journals.loadDischarge(
    { kind: 'discharge', partnerId, dischargeId },
    { kind: 'event', consumer: needs.consumer, eventId },
  );
  if (head === undefined) throw new TransientError('the discharge is not readable yet');
  const facts = await takeFacts(event, head.state, needs);
  const wish = await takeWish(event, head.state, needs);
  return facts.kind === 'unchanged' ? wish : facts;
};
