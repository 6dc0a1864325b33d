import { everyLongTermGoalMet, freshReAssessment } from '../episode/attainment.ts';
import { releaseInForce } from '../episode/papers.ts';
import { stageOf } from '../episode/position.ts';
import type { Transitions } from '../episode/transition.ts';
import { reactionOnly, trainerOnly } from '../kernel/callers.ts';
import { acknowledgedSinceIssue, settledUnlessMemberCloses } from './guards.ts';

type ReportCommand = 'open-report' | 'issue-report' | 'acknowledge-report' | 'close-episode';

/** Every command of the report stage but the one that leads back to the program. */
export const reportTransitions: Transitions<ReportCommand> = {
  'open-report': {
    callers: reactionOnly,
    from: ['program/active'],
    leadsTo: ['report/drafting'],
    guards: [everyLongTermGoalMet, freshReAssessment],
    already: ({ position }) => stageOf(position) === 'report',
    effect: () => [{ type: 'ReportOpened', data: { reason: 'goals-met' }, position: 'report/drafting' }],
  },
  'issue-report': {
    callers: trainerOnly,
    from: ['report/drafting'],
    leadsTo: ['report/issued'],
    guards: [releaseInForce],
    already: ({ position }) => position === 'report/issued',
    effect: (_episode, body) => [{ type: 'ReportIssued', data: body, position: 'report/issued' }],
  },
  'acknowledge-report': {
    callers: ['trainer', 'coordinator', 'owner', 'partner'],
    from: ['report/issued'],
    leadsTo: [],
    guards: [acknowledgedSinceIssue],
    already: ({ position, report }) => position === 'report/issued' && report?.acknowledgedAt !== undefined,
    effect: (_episode, body) => [{ type: 'ReportAcknowledged', data: body }],
  },
  'close-episode': {
    callers: ['trainer', 'owner', 'reaction'],
    from: ['report/issued'],
    leadsTo: ['closed/completed'],
    guards: [settledUnlessMemberCloses],
    already: ({ position }) => position === 'closed/completed',
    effect: ({ report }, body, { by }) => [
      {
        type: 'EpisodeClosed',
        data: {
          outcome: 'completed',
          reason: report?.reason ?? 'goals-met',
          closing: by.kind === 'reaction' ? 'acknowledged' : 'member',
          ...body,
        },
        position: 'closed/completed',
      },
    ],
  },
};
