import { type Position, positionsOfStage } from '../episode/position.ts';
import type { Draft, Transitions } from '../episode/transition.ts';
import { trainerOnly } from '../kernel/callers.ts';
import { clearedToResume, goalsMetWhenSaid, reviewLiesAhead } from './guards.ts';

type Pausing = 'hold-program' | 'resume-program' | 'return-to-provider' | 'conclude-program';

const running: readonly Position[] = ['program/intake', 'program/baseline', 'program/active'];

/** Standing still, going on, and ending. */
export const pausingTransitions: Transitions<Pausing> = {
  'hold-program': {
    callers: ['trainer', 'owner'],
    from: ['program/intake', 'program/baseline', 'program/active', 'program/on-hold'],
    leadsTo: ['program/on-hold'],
    guards: [reviewLiesAhead],
    already: ({ position, suspension }, { reason, reviewOn }) =>
      position === 'program/on-hold' &&
      suspension?.reason === reason &&
      suspension.hold?.reviewOn === reviewOn,
    effect: (_episode, body) => [{ type: 'ProgramHeld', data: body, position: 'program/on-hold' }],
  },
  'resume-program': {
    callers: ['trainer', 'owner'],
    from: ['program/on-hold', 'program/returned-to-provider'],
    leadsTo: running,
    leadsFromHere: ({ suspension }) => (suspension === undefined ? [] : [suspension.from]),
    guards: [clearedToResume],
    already: ({ position }) => running.includes(position),
    effect: ({ suspension }, body) => [
      {
        type: 'ProgramResumed',
        data: { because: 'member', ...body },
        position: suspension?.from ?? 'program/intake',
      },
    ],
  },
  'return-to-provider': {
    callers: trainerOnly,
    from: ['program/intake', 'program/baseline', 'program/active', 'program/on-hold'],
    leadsTo: ['program/returned-to-provider'],
    guards: [],
    already: ({ position }) => position === 'program/returned-to-provider',
    effect: ({ version }, { signs, occurredAt, ...note }, { calendar }): Draft[] => [
      {
        type: 'RedFlagRaised',
        data: {
          level: 'stop',
          findings: signs.map((sign) => ({ level: 'stop', sign })),
          entry: version + 1,
          on: calendar.dateOf(occurredAt),
        },
      },
      {
        type: 'ClientReturnedToProvider',
        data: { redFlag: version + 1, ...note },
        position: 'program/returned-to-provider',
      },
    ],
  },
  'conclude-program': {
    callers: trainerOnly,
    from: positionsOfStage.program,
    leadsTo: ['report/drafting'],
    guards: [goalsMetWhenSaid],
    already: ({ position, report }, body) => position === 'report/drafting' && report?.reason === body.reason,
    effect: (_episode, body) => [
      { type: 'ProgramConcluded', data: body },
      { type: 'ReportOpened', data: { reason: body.reason }, position: 'report/drafting' },
    ],
  },
};
