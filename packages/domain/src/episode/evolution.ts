import type { EpisodeEventOf, EpisodeEventType } from './events.ts';
import type { Episode } from './state.ts';

/** New values of some fields; an undefined one is gone. */
export type Change = { readonly [K in keyof Episode]?: Episode[K] | undefined };

/** What an event changes in the episode, besides version, position and deadlines. */
export type Evolution<T extends EpisodeEventType> = (
  episode: Episode,
  event: EpisodeEventOf<T>,
) => Change | undefined;

export type Evolutions<T extends EpisodeEventType> = { readonly [K in T]: Evolution<K> };

/** Of events that say something to people and nothing to decisions. */
export const changesNothing = (): undefined => undefined;
