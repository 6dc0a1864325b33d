import type { DischargeEventData, DischargeEventType } from '@continuum/domain';
import type { ContractEventData, ContractEventName } from '@continuum/events';

type Announced<T extends DischargeEventType> = T extends ContractEventName
  ? (data: DischargeEventData[T]) => ContractEventData[T]
  : 'internal';

/** Every event of a discharge's journal: what the bus hears of it. Where the original is kept is nobody's business. */
export const dischargeAnnouncements: { readonly [T in DischargeEventType]: Announced<T> } = {
  TherapyDischargeReceived: ({ canonicalVersion, missing }) => ({ canonicalVersion, missing: [...missing] }),
  TherapyDischargeRefused: ({ issues }) => ({ issues: issues.length }),
  TherapyDischargeCorrected: ({ canonicalVersion, missing }) => ({ canonicalVersion, missing: [...missing] }),
  InformationProvided: ({ canonicalVersion, supplied, missing }) => ({
    canonicalVersion,
    supplied: [...supplied],
    missing: [...missing],
  }),
  CancellationRequested: ({ reason }) => ({ reason }),
};
