import { onTheDay, paperInForce, referralInForce } from '../episode/papers.ts';
import { stageOf } from '../episode/position.ts';
import type { Episode } from '../episode/state.ts';
import { type Guard, passed } from '../episode/transition.ts';

export const trainerAssigned = (episode: Episode) =>
  episode.trainerId === undefined
    ? [{ code: 'trainer-unassigned', suppliedBy: 'coordinator' } as const]
    : passed;

export const visitLiesAhead: Guard<'schedule-first-visit'> = (_episode, { now }, body) =>
  body !== undefined && body.visitAt <= now ? [{ code: 'visit-not-ahead' }] : passed;

/** Exercise begins only under a referral in force, the client's informed consent and a release of information. */
export const papersForFirstVisit: Guard<'start-program'> = (episode, circumstances, body) =>
  onTheDay(body?.visitHeldAt, episode.dischargedAt, circumstances, (on) => [
    ...referralInForce(episode, on, circumstances),
    ...paperInForce(episode, 'informed-consent', on, circumstances),
    ...paperInForce(episode, 'release-of-information', on, circumstances),
  ]);

export const visitAfterDischarge: Guard<'start-program'> = (episode, _circumstances, body) =>
  body !== undefined && body.visitHeldAt < episode.dischargedAt
    ? [{ code: 'visit-before-discharge' }]
    : passed;

/** Once a program runs, a partner may still ask to cancel; a member withdraws the client instead. */
export const inReferralUnlessPartnerAsks: Guard<'cancel-referral'> = (episode, { by }) =>
  stageOf(episode.position) === 'referral' || by.kind === 'reaction'
    ? passed
    : [{ code: 'not-in-this-status', subject: episode.position }];
