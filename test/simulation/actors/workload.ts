import type { Region } from '../wiring/region.ts';
import type { World } from '../world/world.ts';
import type { Ask } from './asking.ts';
import type { Memory } from './memory.ts';

/** Looks at the work list some hours after a clinic called, until the new episode stands there. */
export interface Desk {
  expect(): void;
}

/** A message nobody can act on, and where it must end. */
export interface Poison {
  /** A word that occurs in it and nowhere else. */
  readonly mark: string;
  readonly ends: 'quarantine' | 'dead-letters' | 'kept-batch';
}

/** Everybody outside, and what they know of each other. */
export interface Workload {
  readonly world: World;
  readonly region: Region;
  readonly memory: Memory;
  readonly ask: Ask;
  readonly episodes: { readonly practiceId: string; readonly episodeId: string }[];
  readonly poison: Poison[];
  desk(practiceId: string): Desk;
  /** Whether people begin nothing new. */
  isClosing(): boolean;
}
