import type { NotificationType } from '@continuum/contracts';
import type { ContractEvent, ContractEventName } from '@continuum/events';

/** The one catalogue: contract event → notification. Whatever is not here, a partner is not told of. */
const typeByEvent = {
  TherapyDischargeReceived: 'discharge.received',
  TherapyDischargeRefused: 'discharge.refused',
  InformationRequested: 'information.requested',
  ReferralAccepted: 'referral.accepted',
  ReferralDeclined: 'referral.declined',
  ReferralCancelled: 'referral.cancelled',
  FirstVisitScheduled: 'first-visit.scheduled',
  ProgramStarted: 'program.started',
  ProgramHeld: 'program.held',
  ProgramResumed: 'program.resumed',
  ClientReturnedToProvider: 'client.returned-to-provider',
  DocumentSent: 'progress-report.sent',
  ReportIssued: 'report.issued',
  EpisodeClosed: 'episode.closed',
  EpisodeReopened: 'episode.reopened',
} as const satisfies Partial<Record<ContractEventName, NotificationType>>;

/** The notification an event becomes; undefined for events that are no partner's business. */
export const notificationTypeOf = (event: ContractEvent): NotificationType | undefined => {
  if (event.type === 'DocumentSent' && event.data.document !== 'progress-report') return undefined;
  return (typeByEvent as Partial<Record<ContractEventName, NotificationType>>)[event.type];
};
