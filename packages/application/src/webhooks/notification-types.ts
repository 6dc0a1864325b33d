import type { ContractEvent, ContractEventName } from '@continuum/events';

/** What a partner may ask to be told of. */
export const notificationTypes = [
  'discharge.received',
  'discharge.refused',
  'information.requested',
  'referral.accepted',
  'referral.declined',
  'referral.cancelled',
  'first-visit.scheduled',
  'program.started',
  'program.held',
  'program.resumed',
  'client.returned-to-provider',
  'progress-report.sent',
  'report.issued',
  'episode.closed',
  'episode.reopened',
] as const;
export type NotificationType = (typeof notificationTypes)[number];

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
