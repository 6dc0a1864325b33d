import { changesNothing, type Evolutions } from '../episode/evolution.ts';
import type { Position } from '../episode/position.ts';

type ReportEvent =
  | 'ProgramConcluded'
  | 'ReportOpened'
  | 'ReportWithdrawn'
  | 'ReportIssued'
  | 'ReportAcknowledged';

const still: readonly Position[] = ['program/on-hold', 'program/returned-to-provider'];

/** What the events of a report change. */
export const reportEvolutions: Evolutions<ReportEvent> = {
  ProgramConcluded: changesNothing,
  ReportOpened: ({ position, program }, { data, version, recordedAt }) => ({
    report: { openedAt: recordedAt, openedBy: version, openedFrom: position, reason: data.reason },
    ...(program !== undefined && still.includes(position)
      ? { program: { ...program, resumedAt: recordedAt } }
      : {}),
  }),
  ReportWithdrawn: ({ program }, { recordedAt }) => ({
    report: undefined,
    ...(program === undefined ? {} : { program: { ...program, continuedAt: recordedAt } }),
  }),
  ReportIssued: ({ report }, { recordedAt }) => report && { report: { ...report, issuedAt: recordedAt } },
  ReportAcknowledged: ({ report }, { data }) =>
    report && { report: { ...report, acknowledgedAt: data.acknowledgedAt } },
};
