import { positionsOfStage } from '../episode/position.ts';
import type { Draft, Transitions } from '../episode/transition.ts';
import { anyMember, reactionOnly, trainerOnly } from '../kernel/callers.ts';
import { meetingAssessment } from './goals.ts';
import {
  baselineRecorded,
  bothHorizonsKept,
  bothHorizonsSet,
  clearedWhenFlagged,
  followUpLiesAhead,
  goalsAreSound,
  mayExercise,
  planSet,
} from './guards.ts';

type Planning = 'set-goals' | 'set-plan' | 'activate-program' | 'schedule-follow-up' | 'evaluate-goals';

/** Goals, plan, and the judgement of goals when something was measured. */
export const planningTransitions: Transitions<Planning> = {
  'set-goals': {
    callers: trainerOnly,
    from: ['program/baseline', 'program/active'],
    leadsTo: [],
    guards: [baselineRecorded, goalsAreSound, bothHorizonsKept],
    effect: (_episode, body) => [{ type: 'GoalsSet', data: body }],
  },
  'set-plan': {
    callers: trainerOnly,
    from: ['program/baseline', 'program/active'],
    leadsTo: [],
    guards: [],
    effect: (_episode, body) => [{ type: 'PlanSet', data: body }],
  },
  'activate-program': {
    callers: trainerOnly,
    from: ['program/baseline'],
    leadsTo: ['program/active'],
    guards: [baselineRecorded, bothHorizonsSet, planSet, mayExercise, clearedWhenFlagged],
    already: ({ position }) => position === 'program/active',
    effect: () => [{ type: 'ProgramActivated', data: {}, position: 'program/active' }],
  },
  'schedule-follow-up': {
    callers: anyMember,
    from: positionsOfStage.program,
    leadsTo: [],
    guards: [followUpLiesAhead],
    already: ({ program }, body) => program?.followUp?.visitAt === body.visitAt,
    effect: (_episode, body) => [{ type: 'FollowUpScheduled', data: body }],
  },
  'evaluate-goals': {
    callers: reactionOnly,
    from: [...positionsOfStage.program, ...positionsOfStage.report],
    leadsTo: [],
    guards: [],
    effect: ({ program }) =>
      (program?.goals ?? []).flatMap((goal): Draft[] => {
        const { id, horizon, metBy } = goal;
        const assessment = metBy === undefined ? meetingAssessment(goal) : undefined;
        return assessment === undefined
          ? []
          : [{ type: 'GoalMet', data: { goalId: id, horizon, assessment } }];
      }),
  },
};
