import type { PartnerId } from '@continuum/contracts';
import type { Discharge, DischargeEvent, Revision } from './discharge.ts';

const begun = (event: DischargeEvent, partnerId: PartnerId): Discharge => ({
  dischargeId: event.dischargeId,
  partnerId,
  status: 'refused',
  version: 0,
  firstReceivedAt: event.recordedAt,
  episodeId: event.episodeId,
  canonicalVersion: 0,
  missing: [],
  warnings: [],
  issues: [],
});

const revision = (
  event: Extract<DischargeEvent, { readonly type: Revision['type'] }>,
): { readonly latest: Revision } => ({
  latest: { type: event.type, hash: event.data.original.hash, version: event.version },
});

const changed = (event: DischargeEvent, before: Discharge): Partial<Discharge> => {
  switch (event.type) {
    case 'TherapyDischargeReceived': {
      const { practiceId, canonicalVersion, missing, warnings } = event.data;
      return { status: 'received', practiceId, canonicalVersion, missing, warnings, issues: [] };
    }
    case 'TherapyDischargeRefused':
      return { issues: event.data.issues, refusedAt: event.recordedAt };
    case 'TherapyDischargeCorrected': {
      const { canonicalVersion, missing, warnings } = event.data;
      return { canonicalVersion, missing, warnings, ...revision(event) };
    }
    case 'InformationProvided': {
      const { canonicalVersion, missing } = event.data;
      return { canonicalVersion, missing, ...revision(event) };
    }
    case 'CancellationRequested':
      return {
        cancellation: {
          requestedAt: event.recordedAt,
          reason: event.data.reason,
          version: event.version,
          ...(before.cancellation === undefined ? {} : { follows: before.cancellation.version }),
        },
      };
  }
};

/** The discharge after an event; the partner is its journal's. */
export const evolveDischarge = (
  discharge: Discharge | undefined,
  event: DischargeEvent,
  partnerId: PartnerId,
): Discharge => {
  const before = discharge ?? begun(event, partnerId);
  return { ...before, ...changed(event, before), version: event.version };
};
