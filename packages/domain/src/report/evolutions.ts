import { changesNothing, type Evolutions } from '../episode/evolution.ts';

type ReportEvent =
  | 'ProgramConcluded'
  | 'ReportOpened'
  | 'ReportWithdrawn'
  | 'ReportIssued'
  | 'ReportAcknowledged';

/** What the events of a report change. */
export const reportEvolutions: Evolutions<ReportEvent> = {
  ProgramConcluded: changesNothing,
  ReportOpened: ({ position }, { data, version, recordedAt }) => ({
    report: { openedAt: recordedAt, openedBy: version, openedFrom: position, reason: data.reason },
  }),
  ReportWithdrawn: () => ({ report: undefined }),
  ReportIssued: ({ report }, { recordedAt }) => report && { report: { ...report, issuedAt: recordedAt } },
  ReportAcknowledged: ({ report }, { data }) =>
    report && { report: { ...report, acknowledgedAt: data.acknowledgedAt } },
};
