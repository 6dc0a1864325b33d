import type { ContractEventOf } from '@continuum/events';
import { dischargeFacts } from '../discharges/facts.ts';
import { type Cause, TransientError } from '../ports/index.ts';
import { carryOut, practiceOf } from './carry-out.ts';
import { correctedClient } from '../clients/corrected.ts';
import type { ReactionNeeds, ReactionResult } from './reaction.ts';

type Refreshing = ContractEventOf<'TherapyDischargeCorrected'> | ContractEventOf<'InformationProvided'>;

/** Brings a corrected or answered discharge to its episode, and a corrected person to the client. */
export const refreshReferral = async (event: Refreshing, needs: ReactionNeeds): Promise<ReactionResult> => {
  const practice = await practiceOf(event, needs.registry);
  const { practiceId } = practice;
  const { partnerId, dischargeId, episodeId, id: eventId } = event;
  const { canonicalVersion } = event.data;
  const cause: Cause = { kind: 'event', consumer: needs.consumer, eventId };
  const { canonical, head, receipt } = await needs.journals.loadWithCanonical(
    { kind: 'episode', practiceId, episodeId },
    cause,
    { discharge: { kind: 'discharge', partnerId, dischargeId }, canonicalVersion },
  );
  if (receipt !== undefined) return { kind: 'unchanged' };
  if (head === undefined || canonical === undefined) throw new TransientError('the episode is not open yet');
  const facts = dischargeFacts(canonical, canonicalVersion);
  if (event.type === 'InformationProvided')
    return carryOut(event, { name: 'receive-information', body: { facts } }, needs);
  const writes = await correctedClient(canonical, practiceId, head.state.clientId, needs.clients);
  return carryOut(event, { name: 'apply-correction', body: { facts } }, needs, writes);
};
