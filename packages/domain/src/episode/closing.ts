import { anyMember } from '../kernel/callers.ts';
import { goalsMetWhenSaid } from '../program/guards.ts';
import { openPositions, positionsOfStage } from './position.ts';
import type { Transitions } from './transition.ts';

/** What can happen in any stage: leaving, coming back, and taking back an entry that never should have been. */
export const closingTransitions: Transitions<'withdraw-client' | 'reopen-episode' | 'mark-entered-in-error'> =
  {
    'withdraw-client': {
      callers: anyMember,
      from: openPositions,
      leadsTo: ['closed/withdrawn'],
      guards: [goalsMetWhenSaid],
      already: ({ position }) => position === 'closed/withdrawn',
      effect: (_episode, { reason, ...contactAndNote }) => [
        {
          type: 'EpisodeClosed',
          data: { outcome: 'withdrawn', reason, closing: 'member', ...contactAndNote },
          position: 'closed/withdrawn',
        },
      ],
    },
    'reopen-episode': {
      callers: anyMember,
      from: ['closed/declined', 'closed/cancelled', 'closed/withdrawn', 'closed/completed'],
      leadsTo: openPositions,
      leadsFromHere: ({ closedFrom }) => (closedFrom === undefined ? [] : [closedFrom]),
      guards: [],
      effect: ({ closedFrom }, body) => [
        { type: 'EpisodeReopened', data: body, position: closedFrom ?? 'referral/received' },
      ],
    },
    'mark-entered-in-error': {
      callers: ['coordinator', 'owner'],
      from: [
        ...openPositions,
        ...positionsOfStage.closed.filter((position) => position !== 'closed/entered-in-error'),
      ],
      leadsTo: ['closed/entered-in-error'],
      guards: [],
      already: ({ position }) => position === 'closed/entered-in-error',
      effect: (_episode, { reason, ...note }) => [
        {
          type: 'EpisodeClosed',
          data: { outcome: 'entered-in-error', reason, closing: 'member', ...note },
          position: 'closed/entered-in-error',
        },
      ],
    },
  };
