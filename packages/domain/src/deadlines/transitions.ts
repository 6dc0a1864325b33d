import type { Circumstances } from '../episode/commands.ts';
import { openPositions } from '../episode/position.ts';
import type { Episode } from '../episode/state.ts';
import type { Draft, Guard, Transitions } from '../episode/transition.ts';
import { passed } from '../episode/transition.ts';
import { sweepOnly } from '../kernel/callers.ts';
import { plusDays } from '../kernel/instant.ts';
import { deadlineRules } from './rules.ts';

type Body = { readonly deadline: keyof typeof deadlineRules; readonly due: string };

/** The deadline was fulfilled, stopped or armed anew meanwhile: there is nothing to say about the old one. */
const gone = ({ deadlines }: Episode, body: Body): boolean => {
  const deadline = deadlines[body.deadline];
  return deadline === undefined || deadline.due !== body.due || deadline.missedAt !== undefined;
};

const dueByNow: Guard<'miss'> = (_episode, { now }, body) =>
  body !== undefined && now < body.due ? [{ code: 'deadline-not-due', subject: body.deadline }] : passed;

const remindableByNow: Guard<'remind'> = ({ deadlines }, { now }, body) => {
  const deadline = body && deadlines[body.deadline];
  return deadline !== undefined && now < deadline.remindAt
    ? [{ code: 'deadline-not-due', subject: body?.deadline ?? '' }]
    : passed;
};

const consequences = (
  episode: Episode,
  body: Body,
  { calendar, now, policy }: Circumstances,
): readonly Draft[] => {
  switch (deadlineRules[body.deadline].whenMissed) {
    case 'flag':
      return [];
    case 'hold': {
      if (episode.position !== 'program/active') return [];
      const reviewOn = plusDays(calendar.dateOf(now), policy.inactivityHoldReviewAfterDays);
      return [{ type: 'ProgramHeld', data: { reason: 'inactivity', reviewOn }, position: 'program/on-hold' }];
    }
    case 'withdraw':
      return [
        {
          type: 'EpisodeClosed',
          data: { outcome: 'withdrawn', reason: 'lost-to-follow-up', closing: 'inactivity' },
          position: 'closed/withdrawn',
        },
      ];
    case 'close':
      return [
        {
          type: 'EpisodeClosed',
          data: {
            outcome: 'completed',
            reason: episode.report?.reason ?? 'goals-met',
            closing: 'unanswered',
          },
          position: 'closed/completed',
        },
      ];
  }
};

/** What the sweep does: each deadline is reminded once and missed once, never silently. */
export const deadlineTransitions: Transitions<'remind' | 'miss'> = {
  remind: {
    callers: sweepOnly,
    from: openPositions,
    leadsTo: [],
    guards: [remindableByNow],
    already: (episode, body) =>
      gone(episode, body) || episode.deadlines[body.deadline]?.remindedAt !== undefined,
    effect: (_episode, body) => [{ type: 'DeadlineApproaching', data: body }],
  },
  miss: {
    callers: sweepOnly,
    from: openPositions,
    leadsTo: ['program/on-hold', 'closed/withdrawn', 'closed/completed'],
    guards: [dueByNow],
    already: gone,
    effect: (episode, body, circumstances) => [
      { type: 'DeadlineMissed', data: body },
      ...consequences(episode, body, circumstances),
    ],
  },
};
