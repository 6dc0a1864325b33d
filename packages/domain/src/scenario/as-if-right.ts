import type { Instant } from '@continuum/contracts';
import type { BodyOf, Command } from '../episode/commands.ts';
import { type Decider, decide } from '../episode/decide.ts';
import type { CorrectedEntry } from '../episode/events.ts';
import type { Episode, GoalState, Paper } from '../episode/state.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Reply, Scene } from './scene.ts';

/** A command that was accepted on the way, and what came of it. */
export interface Asked {
  readonly command: Command;
  readonly now: Instant;
  readonly by: Actor;
  /** Version of its first event. */
  readonly version: number;
  readonly outcome: string;
}

const outcomeOf = (events: Reply['recorded']): string =>
  events.map(({ type, position }) => `${type} ${position}`).join(', ');

/** The house's decider, which writes down every command it accepts. */
export const writingDown =
  (asked: Asked[]): Decider['decide'] =>
  (episode, command, circumstances) => {
    const decided = decide(episode, command, circumstances);
    const { now, by } = circumstances;
    const version = (episode?.version ?? 0) + 1;
    if (decided.kind === 'accepted')
      asked.push({ command, now, by, version, outcome: outcomeOf(decided.events) });
    return decided;
  };

const bodyOf = ({ command, version }: Asked, { version: entry, corrected }: BodyOf<'correct-entry'>) =>
  version === entry && command.name === corrected.command
    ? (corrected satisfies CorrectedEntry).body
    : command.body;

/**
 * The same story with one entry right from the beginning; undefined where it would have gone another way, so that
 * there is nothing to compare.
 */
export const asIfRight = (
  from: Scene,
  asked: readonly Asked[],
  correction: BodyOf<'correct-entry'>,
): Scene | undefined => {
  let scene = from;
  for (const each of asked) {
    const { command, now, by, outcome } = each;
    const there = scene.at(now);
    const reply = there.when(command.name, bodyOf(each, correction) as never, { by });
    if (outcomeOf(reply.recorded) !== outcome) return undefined;
    scene = there.with(reply);
  }
  return scene;
};

const datesOf = ([kind, { signedOn, expiresOn }]: [string, Paper]) => [kind, signedOn, expiresOn];
const goalOf = ({ id, latest, metBy }: GoalState) => ({ id, latest, metBy });

const deadlinesOf = ({ deadlines }: Episode) =>
  Object.entries(deadlines)
    .map(([kind, { due }]) => `${kind} ${due}`)
    .sort();

/** What decisions and people go by: not what is remembered beside it, nor which event said so. */
export const whatCounts = ({ episode }: Scene) =>
  episode && {
    position: episode.position,
    missing: episode.missing.map(({ need, from }) => `${need} from ${from}`).sort(),
    papers: Object.entries(episode.papers).map(datesOf).sort(),
    baseline: episode.program?.baseline,
    lastAssessment: episode.program?.lastAssessment,
    lastSession: episode.program?.lastSession,
    goals: episode.program?.goals.map(goalOf),
    stop: episode.redFlag?.level === 'stop',
    suspended: episode.suspension && [episode.suspension.from, episode.suspension.reason],
    deadlines: deadlinesOf(episode),
    stopped: [...episode.stoppedDeadlines].sort(),
  };
