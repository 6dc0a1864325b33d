import type { History } from './history.ts';

/** Something that must never be. */
export interface Found {
  /** The journal or message that it is about. */
  readonly about: string;
  /** In a sentence. */
  readonly what: string;
}

/** Knows what must hold, and nothing of the code. */
export type Checker = (history: History) => readonly Found[];
