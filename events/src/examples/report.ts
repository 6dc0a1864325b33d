import type { reportData } from '../data/report.ts';
import type { EpisodeSketches } from './example.ts';

/** What the report stage, closing and the sweep announce. */
export const reportSketches: EpisodeSketches<keyof typeof reportData> = {
  ReportOpened: {
    version: 59,
    recordedAt: '2026-06-04T16:50:03.000Z',
    stage: 'report',
    status: 'drafting',
    data: { reason: 'goals-met' },
    faults: [{ why: 'a report opens for a reason', path: 'data.reason', value: null }],
  },
  ReportWithdrawn: {
    version: 61,
    recordedAt: '2026-06-05T08:00:00.000Z',
    stage: 'program',
    status: 'active',
    data: { goalId: 'g10.3' },
    faults: [{ why: 'which goal fell is part of it', path: 'data.goalId' }],
  },
  ReportIssued: {
    version: 60,
    recordedAt: '2026-06-08T11:00:00.000Z',
    stage: 'report',
    status: 'issued',
    data: { recommendation: 'continue-independently' },
    faults: [
      { why: 'advice in words of its own', path: 'data.recommendation', value: 'keep rowing twice a week' },
    ],
  },
  ReportAcknowledged: {
    version: 62,
    recordedAt: '2026-06-10T13:00:00.000Z',
    stage: 'report',
    status: 'issued',
    data: { acknowledgedAt: '2026-06-10T12:45:00.000Z', channel: 'fax' },
    faults: [{ why: 'no such channel', path: 'data.channel', value: 'pigeon' }],
  },
  EpisodeClosed: {
    version: 63,
    recordedAt: '2026-06-10T13:00:01.700Z',
    stage: 'closed',
    status: 'completed',
    data: { outcome: 'completed', reason: 'goals-met', closing: 'acknowledged' },
    faults: [
      { why: 'a status that is no outcome', path: 'data.outcome', value: 'on-hold' },
      { why: 'who ended it is a code', path: 'data.closing', value: 'mara-lind' },
    ],
  },
  EpisodeReopened: {
    version: 64,
    recordedAt: '2026-06-20T09:00:00.000Z',
    stage: 'report',
    status: 'issued',
    data: { reason: 'client-returned' },
    faults: [{ why: 'no such reason to reopen', path: 'data.reason', value: 'new pain' }],
  },
  DeadlineApproaching: {
    version: 41,
    recordedAt: '2026-05-04T15:00:00.000Z',
    stage: 'program',
    status: 'active',
    data: { deadline: 're-assessment', due: '2026-05-06T22:00:00.000Z' },
    faults: [{ why: 'no such deadline', path: 'data.deadline', value: 'birthday' }],
  },
  DeadlineMissed: {
    version: 42,
    recordedAt: '2026-05-06T22:01:00.000Z',
    stage: 'program',
    status: 'active',
    data: { deadline: 're-assessment', due: '2026-05-06T22:00:00.000Z' },
    faults: [{ why: 'a due instant is an instant', path: 'data.due', value: 1778104800 }],
  },
};
