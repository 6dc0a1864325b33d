import type { EpisodeEventOf, EpisodeEventType } from './events.ts';
import type { Episode } from './state.ts';

/** What an event changes in the episode, besides version, position and deadlines. */
export type Evolution<T extends EpisodeEventType> = (
  episode: Episode,
  event: EpisodeEventOf<T>,
) => Partial<Episode> | undefined;

export type Evolutions<T extends EpisodeEventType> = { readonly [K in T]: Evolution<K> };

/** Of events that say something to people and nothing to decisions. */
export const changesNothing = (): undefined => undefined;
