import { deadlineChanges } from '../deadlines/changes.ts';
import { withDeadlines } from '../deadlines/standing.ts';
import type { Failure, Outcome } from '../kernel/outcome.ts';
import type { BodyOf, Circumstances, Command, CommandName } from './commands.ts';
import type { EpisodeEvent } from './events.ts';
import { evolveBeforeDeadlines } from './evolve.ts';
import { type Position, stageOf } from './position.ts';
import type { Episode } from './state.ts';
import type { Draft, Transition, Transitions } from './transition.ts';
import { transitions } from './transitions.ts';

const statusFailure = (position: Position): Failure => {
  if (position === 'closed/entered-in-error') return { code: 'entered-in-error', subject: position };
  if (stageOf(position) === 'closed') return { code: 'reopen-first', subject: position };
  return { code: 'not-in-this-status', subject: position };
};

type Refusals = <C extends CommandName>(
  episode: Episode,
  name: C,
  circumstances: Circumstances,
  body?: BodyOf<C>,
) => readonly Failure[];

const refusalsBy =
  (table: Transitions<CommandName>): Refusals =>
  (episode, name, circumstances, body) => {
    const { from, guards } = table[name] as Transition<typeof name>;
    const { position } = episode;
    const placed = from.includes(position);
    if (!placed && stageOf(position) === 'closed') return [statusFailure(position)];
    const failures: Failure[] = placed ? [] : [statusFailure(position)];
    for (const guard of guards) failures.push(...guard(episode, circumstances, body));
    return failures;
  };

const recorded = (
  draft: Draft,
  before: Episode | undefined,
  first: EpisodeEvent['episodeId'],
  circumstances: Circumstances,
) =>
  ({
    type: draft.type,
    episodeId: first,
    version: (before?.version ?? 0) + 1,
    recordedAt: circumstances.now,
    by: circumstances.by,
    policy: circumstances.policy.version,
    position: draft.position ?? before?.position ?? 'referral/received',
    data: draft.data,
  }) as EpisodeEvent;

const carriedOut = (
  drafts: readonly Draft[],
  episode: Episode | undefined,
  episodeId: EpisodeEvent['episodeId'],
  circumstances: Circumstances,
): Outcome<EpisodeEvent, Episode> => {
  const events: EpisodeEvent[] = [];
  let state = episode;
  for (const draft of drafts) {
    const bare = recorded(draft, state, episodeId, circumstances);
    const next = evolveBeforeDeadlines(state, bare);
    const deadlines = deadlineChanges(state, next, circumstances);
    const event = deadlines === undefined ? bare : { ...bare, deadlines };
    state = withDeadlines(next, event);
    events.push(event);
  }
  return state === undefined || events.length === 0
    ? { kind: 'unchanged' }
    : { kind: 'accepted', events, state };
};

export interface Decider {
  /** What a command does to an episode, or every reason why not. Pure, and never throws for a rule. */
  readonly decide: (
    episode: Episode | undefined,
    command: Command,
    circumstances: Circumstances,
  ) => Outcome<EpisodeEvent, Episode>;
  /** Every reason why a command cannot be done now; with no body, those that can be told beforehand. */
  readonly refusals: Refusals;
}

/** The decider of a table of transitions. */
export const deciderOf = (table: Transitions<CommandName>): Decider => {
  const refusals = refusalsBy(table);
  return {
    refusals,
    decide: (episode, command, circumstances) => {
      const transition = table[command.name] as unknown as Transition<typeof command.name>;
      const body = command.body as never;
      if (episode === undefined) {
        if (command.name !== 'open-referral')
          return { kind: 'rejected', failures: [{ code: 'no-such-episode' }] };
        const drafts = transition.effect(undefined as never, body, circumstances);
        return carriedOut(drafts, undefined, command.body.episodeId, circumstances);
      }
      if (transition.already?.(episode, body, circumstances)) return { kind: 'unchanged' };
      const failures = refusals(episode, command.name, circumstances, body);
      if (failures.length > 0) return { kind: 'rejected', failures };
      return carriedOut(
        transition.effect(episode, body, circumstances),
        episode,
        episode.episodeId,
        circumstances,
      );
    },
  };
};

export const { decide, refusals } = deciderOf(transitions);
