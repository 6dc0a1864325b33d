import { changesNothing, type Evolutions } from '../episode/evolution.ts';

type ReportEvent = 'ReportOpened' | 'ReportWithdrawn' | 'ReportIssued' | 'ReportAcknowledged';

/** What the events of a report change. A withdrawn report's place is taken by the next one opened. */
export const reportEvolutions: Evolutions<ReportEvent> = {
  ReportOpened: (_episode, { data, version, recordedAt }) => ({
    report: { openedAt: recordedAt, openedBy: version, reason: data.reason },
  }),
  ReportWithdrawn: changesNothing,
  ReportIssued: ({ report }, { recordedAt }) => report && { report: { ...report, issuedAt: recordedAt } },
  ReportAcknowledged: ({ report }, { data }) => report && { report: { ...report, acknowledgedAt: data.acknowledgedAt } },
};
