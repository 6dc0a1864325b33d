import { trainerOnly } from '../kernel/callers.ts';
import {
  baselineRecorded,
  bothHorizonsKept,
  clearedOfStop,
  goalsAreSound,
  mayExercise,
  planSet,
} from '../program/guards.ts';
import { positionsOfStage } from './position.ts';
import type { Transitions } from './transition.ts';

/** From the report back to the program, with new goals. */
export const continuingTransitions: Transitions<'continue-program'> = {
  'continue-program': {
    callers: trainerOnly,
    from: positionsOfStage.report,
    leadsTo: ['program/active'],
    guards: [baselineRecorded, planSet, goalsAreSound, bothHorizonsKept, mayExercise, clearedOfStop],
    effect: (_episode, body) => [
      { type: 'ProgramContinued', data: {}, position: 'program/active' },
      { type: 'GoalsSet', data: body },
    ],
  },
};
