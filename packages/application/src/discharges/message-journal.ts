import type { PartnerId } from '@continuum/contracts';
import type { DischargeJournal, Surroundings } from '../ports/index.ts';

/** The journal of a partner's message. */
export const messageJournal = async (
  partnerId: PartnerId,
  messageId: string,
  surroundings: Pick<Surroundings, 'dischargeId'>,
): Promise<DischargeJournal> => ({
  kind: 'discharge',
  partnerId,
  dischargeId: await surroundings.dischargeId(partnerId, messageId),
});
