import { type ContractEvent, parseContractEvent } from '@continuum/events';
import type { LogFields } from '../observability/log.ts';
import type { BusEnvelope } from './bus-envelope.ts';
import type { Consumed } from './queue-consumer.ts';

/** What a log line says of an event. */
export const fieldsOf = ({
  id,
  type,
  episodeId,
  dischargeId,
  practiceId,
  partnerId,
}: ContractEvent): LogFields => ({
  eventId: id,
  eventType: type,
  episodeId,
  dischargeId,
  partnerId,
  ...(practiceId === undefined ? {} : { practiceId }),
});

/** Contract events from their envelopes; what is none is for the quarantine. */
export const contractEvents =
  (consume: (event: ContractEvent) => Promise<Consumed>) =>
  async ({ 'detail-type': detailType, detail }: BusEnvelope): Promise<Consumed> => {
    const parsed = parseContractEvent(detailType, detail);
    if (parsed.ok) return consume(parsed.event);
    return {
      kind: 'quarantined',
      reason: parsed.issues.map(({ path, expected }) => `${path}: expected ${expected}`),
    };
  };
