import type { programData } from '../data/program.ts';
import type { EpisodeSketches } from './example.ts';

type Steps =
  | 'ProgramStarted'
  | 'AssessmentRecorded'
  | 'GoalsSet'
  | 'ProgramActivated'
  | 'SessionRecorded'
  | 'GoalMet'
  | 'DocumentSent';

/** What the program stage announces while it goes as planned. */
export const programSketches: EpisodeSketches<Steps & keyof typeof programData> = {
  ProgramStarted: {
    version: 8,
    recordedAt: '2026-03-06T17:10:00.000Z',
    stage: 'program',
    status: 'intake',
    data: { visitHeldAt: '2026-03-06T16:00:00.000Z' },
    faults: [
      { why: 'a day that does not exist', path: 'data.visitHeldAt', value: '2026-02-30T16:00:00.000Z' },
    ],
  },
  AssessmentRecorded: {
    version: 9,
    recordedAt: '2026-03-06T17:25:00.000Z',
    stage: 'program',
    status: 'baseline',
    data: { kind: 'baseline', assessedAt: '2026-03-06T16:20:00.000Z', measures: 5 },
    faults: [
      { why: 'what was measured stays in the journal', path: 'data.measures', value: [{ value: 24 }] },
      { why: 'no such kind of assessment', path: 'data.kind', value: 'first' },
    ],
  },
  GoalsSet: {
    version: 10,
    recordedAt: '2026-03-06T17:40:00.000Z',
    stage: 'program',
    status: 'baseline',
    data: { goals: 3 },
    faults: [
      { why: 'goals are counted here and read elsewhere', path: 'data.goals', value: 'reach the top shelf' },
    ],
  },
  ProgramActivated: {
    version: 12,
    recordedAt: '2026-03-06T17:52:00.000Z',
    stage: 'program',
    status: 'active',
    data: {},
    faults: [{ why: 'data stands even when it has nothing to say', path: 'data' }],
  },
  SessionRecorded: {
    version: 14,
    recordedAt: '2026-03-10T17:05:00.000Z',
    stage: 'program',
    status: 'active',
    data: { heldAt: '2026-03-10T16:00:00.000Z', durationMinutes: 50 },
    faults: [{ why: 'a length is minutes, not words', path: 'data.durationMinutes', value: '50 minutes' }],
  },
  GoalMet: {
    version: 29,
    recordedAt: '2026-04-06T16:40:02.300Z',
    stage: 'program',
    status: 'active',
    data: { goalId: 'g10.1', horizon: '30-day', assessment: 28 },
    faults: [
      { why: 'a description where an id belongs', path: 'data.goalId', value: 'reach the top shelf' },
      { why: 'goals are set for 30 or 90 days', path: 'data.horizon', value: '60-day' },
    ],
  },
  DocumentSent: {
    version: 13,
    recordedAt: '2026-03-07T09:00:00.000Z',
    stage: 'program',
    status: 'active',
    data: { document: 'introductory-letter', sentAt: '2026-03-07T08:58:00.000Z', channel: 'fax' },
    faults: [
      { why: 'an address where a channel belongs', path: 'data.channel', value: 'office@clinic.example' },
    ],
  },
};
