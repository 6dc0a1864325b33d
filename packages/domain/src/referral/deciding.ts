import type { BodyOf } from '../episode/commands.ts';
import { openPositions, positionsOfStage, stageOf } from '../episode/position.ts';
import type { Draft, Transitions } from '../episode/transition.ts';
import { anyMember } from '../kernel/callers.ts';
import { inReferralUnlessPartnerAsks } from './guards.ts';

const undecided = ['referral/received', 'referral/information-requested'] as const;

const cancelled = (body: BodyOf<'cancel-referral'>, closing: 'partner-request' | 'member'): Draft[] => [
  { type: 'ReferralCancelled', data: body },
  {
    type: 'EpisodeClosed',
    data: { outcome: 'cancelled', reason: body.reason, closing },
    position: 'closed/cancelled',
  },
];

/** Whether the practice takes the referral on. */
export const decidingTransitions: Transitions<
  'accept-referral' | 'decline-referral' | 'cancel-referral' | 'assign-trainer'
> = {
  'accept-referral': {
    callers: anyMember,
    from: undecided,
    leadsTo: ['referral/accepted'],
    guards: [],
    already: ({ position, trainerId }, body) =>
      position === 'referral/accepted' && (body.trainerId === undefined || body.trainerId === trainerId),
    effect: (_episode, body) => [{ type: 'ReferralAccepted', data: body, position: 'referral/accepted' }],
  },
  'decline-referral': {
    callers: anyMember,
    from: positionsOfStage.referral,
    leadsTo: ['closed/declined'],
    guards: [],
    already: ({ position }) => position === 'closed/declined',
    effect: (_episode, body) => [
      { type: 'ReferralDeclined', data: body },
      {
        type: 'EpisodeClosed',
        data: { outcome: 'declined', reason: body.reason, closing: 'member' },
        position: 'closed/declined',
      },
    ],
  },
  'cancel-referral': {
    callers: ['coordinator', 'owner', 'reaction'],
    from: openPositions,
    leadsTo: ['closed/cancelled'],
    leadsFromHere: ({ position }) => (stageOf(position) === 'referral' ? ['closed/cancelled'] : []),
    guards: [inReferralUnlessPartnerAsks],
    already: ({ position, cancellationRequestedAt }, _body, { by }) =>
      position === 'closed/cancelled' || (by.kind === 'reaction' && cancellationRequestedAt !== undefined),
    effect: ({ position }, body, { by }) =>
      stageOf(position) === 'referral'
        ? cancelled(body, by.kind === 'reaction' ? 'partner-request' : 'member')
        : [{ type: 'CancellationNoted', data: { reason: body.reason } }],
  },
  'assign-trainer': {
    callers: anyMember,
    from: openPositions,
    leadsTo: [],
    guards: [],
    already: ({ trainerId }, body) => trainerId === body.trainerId,
    effect: (_episode, body) => [{ type: 'TrainerAssigned', data: body }],
  },
};
