import type { Caller } from '../kernel/actor.ts';
import type { Failure } from '../kernel/outcome.ts';
import type { Circumstances, CommandName } from './commands.ts';
import { refusals } from './decide.ts';
import type { Position } from './position.ts';
import type { Episode } from './state.ts';
import { commandNames, transitions } from './transitions.ts';

/** What may happen next with one command. */
export interface Explanation {
  readonly command: CommandName;
  readonly callers: readonly Caller[];
  readonly allowed: boolean;
  readonly blockedBy: readonly Failure[];
  /** From where the episode stands. */
  readonly leadsTo: readonly Position[];
}

const memberRoles: readonly Caller[] = ['trainer', 'coordinator', 'owner'];

/** Commands that some member may call: the others are nobody's business over HTTP. */
export const memberCommandNames: readonly CommandName[] = commandNames.filter((name) =>
  transitions[name].callers.some((caller) => memberRoles.includes(caller)),
);

export const mayCall = (name: CommandName, callers: readonly Caller[]): boolean =>
  transitions[name].callers.some((caller) => callers.includes(caller));

/** Where a command can lead from where an episode stands: nowhere where its status does not admit it. */
const whereFromHere = (command: CommandName, episode: Episode): readonly Position[] => {
  const { from, leadsTo, leadsFromHere } = transitions[command];
  return from.includes(episode.position) ? (leadsFromHere?.(episode) ?? leadsTo) : [];
};

/** Every command a member may call, allowed or blocked, and by what. Says only what can be told without a body. */
export const explain = (episode: Episode, circumstances: Circumstances): readonly Explanation[] =>
  memberCommandNames.map((command) => {
    const { callers } = transitions[command];
    const blockedBy = refusals(episode, command, circumstances);
    return {
      command,
      callers,
      allowed: blockedBy.length === 0,
      blockedBy,
      leadsTo: whereFromHere(command, episode),
    };
  });
