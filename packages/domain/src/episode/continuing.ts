import { bothHorizonsKept, goalsAreSound } from '../program/guards.ts';
import { trainerOnly } from '../kernel/callers.ts';
import { positionsOfStage } from './position.ts';
import type { Transitions } from './transition.ts';

/** From the report back to the program, with new goals. */
export const continuingTransitions: Transitions<'continue-program'> = {
  'continue-program': {
    callers: trainerOnly,
    from: positionsOfStage.report,
    leadsTo: ['program/active'],
    guards: [goalsAreSound, bothHorizonsKept],
    effect: (_episode, body) => [
      { type: 'ProgramContinued', data: {}, position: 'program/active' },
      { type: 'GoalsSet', data: body },
    ],
  },
};
