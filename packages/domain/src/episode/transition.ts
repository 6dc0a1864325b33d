import type { Caller } from '../kernel/actor.ts';
import type { Failure } from '../kernel/outcome.ts';
import type { BodyOf, Circumstances, CommandName } from './commands.ts';
import type { EpisodeEventData, EpisodeEventType } from './events.ts';
import type { Position } from './position.ts';
import type { Episode } from './state.ts';

/** An event before it has a version, an instant and deadlines. Without a position the episode stays where it is. */
export type Draft = {
  [T in EpisodeEventType]: {
    readonly type: T;
    readonly data: EpisodeEventData[T];
    readonly position?: Position;
  };
}[EpisodeEventType];

/**
 * A condition of a command. Without a body it judges what can be judged beforehand, so that an app can show
 * what is missing; it must be safe in every position.
 */
export type Guard<C extends CommandName> = (
  episode: Episode,
  circumstances: Circumstances,
  body: BodyOf<C> | undefined,
) => readonly Failure[];

/** One row of the journey: who may ask, from where, under which conditions, and what comes of it. */
export interface Transition<C extends CommandName> {
  readonly callers: readonly Caller[];
  /** `none`: there is no episode yet. */
  readonly from: readonly (Position | 'none')[];
  /** Where it can lead; empty when the episode stays. */
  readonly leadsTo: readonly Position[];
  /** Those of them that an episode can come to from where it stands, if not all. */
  readonly leadsFromHere?: (episode: Episode) => readonly Position[];
  readonly guards: readonly Guard<C>[];
  /** True when the wish is fulfilled already: nothing happens, and that is fine. */
  readonly already?: (episode: Episode, body: BodyOf<C>, circumstances: Circumstances) => boolean;
  /** The events, in order. None means nothing had to change. */
  readonly effect: (episode: Episode, body: BodyOf<C>, circumstances: Circumstances) => readonly Draft[];
}

/** The rows of some commands. */
export type Transitions<C extends CommandName> = { readonly [K in C]: Transition<K> };

export const passed: readonly Failure[] = [];
