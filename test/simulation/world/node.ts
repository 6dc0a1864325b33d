import type { Schedule } from './schedule.ts';

/** A sandbox that a function runs in, with a clock of its own. Once it has died, nothing it waits for comes. */
export interface Node {
  readonly name: string;
  /** What its clock is fast by, in milliseconds; slow where negative. */
  readonly drift: number;
  /** Whether it can act: it has not died, and an invocation is under way. */
  isRunning(): boolean;
  /** Ends it in the middle of whatever it does. */
  die(why: string): void;
}

/** Milliseconds since 1970 as a node's own clock shows them. */
export const clockOf =
  ({ drift }: Pick<Node, 'drift'>, schedule: Schedule): (() => number) =>
  () =>
    schedule.now() + drift;

/** `2026-03-02T15:04:05.000Z` */
export const instantOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
