import type { EpisodeId, Instant, Role, TransitionsView, TransitionView } from '@continuum/contracts';
import { type Caller, type Explanation, explain, type Failure, policies } from '@continuum/domain';
import { practiceCalendar } from '../calendar/practice-calendar.ts';
import type { Member, Practice, Reading } from '../ports/index.ts';
import { failureViews } from './failure-views.ts';
import { standingView } from './standing-view.ts';

const roles: readonly Caller[] = ['trainer', 'coordinator', 'owner'] satisfies readonly Role[];

const notInRole: Failure = { code: 'not-in-your-role' };

const transitionView = (
  { command, callers, allowed, blockedBy, leadsTo }: Explanation,
  member: Member,
): TransitionView => {
  const inRole = callers.some((caller) => member.roles.some((role) => role === caller));
  return {
    command,
    allowed: allowed && inRole,
    callers: callers.filter((caller): caller is Role => roles.includes(caller)),
    blockedBy: failureViews([...(inRole ? [] : [notInRole]), ...blockedBy]),
    leadsTo: leadsTo.map(standingView),
  };
};

/**
 * What may happen next with an episode of the practice, for the member who asks, and what stands in the way of
 * the rest; undefined when the practice has no such episode.
 */
export const listTransitions = async (
  { member, practice }: { readonly member: Member; readonly practice: Practice },
  episodeId: EpisodeId,
  now: Instant,
  reading: Pick<Reading, 'episode'>,
): Promise<TransitionsView | undefined> => {
  const { practiceId } = practice;
  const episode = await reading.episode({ kind: 'episode', practiceId, episodeId });
  if (episode === undefined) return undefined;
  const circumstances = {
    now,
    by: { kind: 'member', id: member.memberId },
    policy: policies[practice.policy],
    calendar: practiceCalendar(practice),
  } as const;
  return {
    episodeId,
    version: episode.version,
    ...standingView(episode.position),
    items: explain(episode, circumstances).map((explanation) => transitionView(explanation, member)),
  };
};
