import type { programData } from '../data/program.ts';
import type { EpisodeSketches } from './example.ts';

type Setbacks =
  | 'GoalReverted'
  | 'RedFlagRaised'
  | 'ClientReturnedToProvider'
  | 'ProgramHeld'
  | 'ProgramResumed'
  | 'ProgramConcluded'
  | 'EntryCorrected';

/** What the program stage announces when something comes in between. */
export const setbackSketches: EpisodeSketches<Setbacks & keyof typeof programData> = {
  EntryCorrected: {
    version: 31,
    recordedAt: '2026-04-07T08:15:00.000Z',
    stage: 'program',
    status: 'active',
    data: { entry: 28, reason: 'mistyped' },
    faults: [
      { why: 'an entry is named by its version', path: 'data.entry', value: 'the assessment of Monday' },
    ],
  },
  GoalReverted: {
    version: 32,
    recordedAt: '2026-04-07T08:15:00.000Z',
    stage: 'program',
    status: 'active',
    data: { goalId: 'g10.1', assessment: 28 },
    faults: [{ why: 'which assessment fell is part of it', path: 'data.assessment' }],
  },
  RedFlagRaised: {
    version: 34,
    recordedAt: '2026-04-14T16:22:00.000Z',
    stage: 'program',
    status: 'active',
    data: { level: 'stop', entry: 33 },
    faults: [{ why: 'levels are caution and stop', path: 'data.level', value: 'severe' }],
  },
  ClientReturnedToProvider: {
    version: 35,
    recordedAt: '2026-04-14T16:22:00.000Z',
    stage: 'program',
    status: 'returned-to-provider',
    data: { redFlag: 34 },
    faults: [{ why: 'versions count from 1', path: 'data.redFlag', value: 0 }],
  },
  ProgramResumed: {
    version: 37,
    recordedAt: '2026-04-20T09:30:00.000Z',
    stage: 'program',
    status: 'active',
    data: { because: 'member' },
    faults: [{ why: 'a story where a code belongs', path: 'data.because', value: 'cleared by her surgeon' }],
  },
  ProgramHeld: {
    version: 40,
    recordedAt: '2026-04-24T12:00:00.000Z',
    stage: 'program',
    status: 'on-hold',
    data: { reason: 'vacation', reviewOn: '2026-05-08' },
    faults: [
      { why: 'a review is on a date', path: 'data.reviewOn', value: 'in two weeks' },
      { why: 'no such reason to hold', path: 'data.reason', value: 'away with family' },
    ],
  },
  ProgramConcluded: {
    version: 58,
    recordedAt: '2026-06-04T16:50:00.000Z',
    stage: 'program',
    status: 'active',
    data: { reason: 'plateau' },
    faults: [{ why: 'no such reason to end', path: 'data.reason', value: 'finished' }],
  },
};
