import type { BodyOf } from '../episode/commands.ts';
import { openPositions, positionsOfStage, stageOf } from '../episode/position.ts';
import type { Episode } from '../episode/state.ts';
import type { Draft, Transitions } from '../episode/transition.ts';
import { anyMember } from '../kernel/callers.ts';
import { inReferralUnlessPartnerAsks } from './guards.ts';

const undecided = ['referral/received', 'referral/information-requested'] as const;

type Cancelling = BodyOf<'cancel-referral'>;

const cancelled = (
  { requestedAt: _at, ...body }: Cancelling,
  closing: 'partner-request' | 'member',
): Draft[] => [
  { type: 'ReferralCancelled', data: body },
  {
    type: 'EpisodeClosed',
    data: { outcome: 'cancelled', reason: body.reason, closing },
    position: 'closed/cancelled',
  },
];

/**
 * A partner's wish closes only a referral, and only one that no member reopened since: whoever did, did so
 * knowingly, and decides again.
 */
const closesReferral = ({ position, reopenedAt }: Episode, { requestedAt }: Cancelling): boolean =>
  stageOf(position) === 'referral' &&
  (requestedAt === undefined || reopenedAt === undefined || requestedAt > reopenedAt);

const notedAlready = ({ cancellationRequestedAt }: Episode, { requestedAt }: Cancelling): boolean =>
  cancellationRequestedAt !== undefined &&
  (requestedAt === undefined || requestedAt <= cancellationRequestedAt);

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
    already: (episode, body, { by }) =>
      episode.position === 'closed/cancelled' ||
      (by.kind === 'reaction' && !closesReferral(episode, body) && notedAlready(episode, body)),
    effect: (episode, body, { by }) => {
      const { reason, requestedAt } = body;
      if (closesReferral(episode, body))
        return cancelled(body, by.kind === 'reaction' ? 'partner-request' : 'member');
      const data = { reason, ...(requestedAt === undefined ? {} : { requestedAt }) };
      return [{ type: 'CancellationNoted', data }];
    },
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
