import { hour, minute } from '../world/world.ts';
import type { History } from './history.ts';

/** How far the clock of a sandbox may be off. */
const clockOff = 1.1 * hour;
/** How far the index that the sweep looks into may be behind. */
const indexBehind = 15 * minute;

/** How long a deadline stood open without a reminder. Instants in milliseconds. */
interface Unreminded {
  readonly since: number;
  readonly until: number;
  readonly due: number;
  readonly remindAt: number;
}

export type Sweeps = Pick<History, 'sweeps' | 'notSwept'>;

/**
 * When a sweep came past that should have reminded: every clock agreed that it was time and not too late, the sweep
 * ended well, and told of no trouble with the episode. Undefined where none did.
 */
export const sweepThatPassedBy = (
  episodeId: string,
  { since, until, due, remindAt }: Unreminded,
  { sweeps, notSwept }: Sweeps,
): number | undefined => {
  const from = Math.max(remindAt + clockOff, since + indexBehind);
  const to = Math.min(due - clockOff, until);
  const hadTrouble = (begunAt: number, endedAt: number): boolean =>
    notSwept.some((one) => one.episodeId === episodeId && begunAt <= one.at && one.at <= endedAt);
  return sweeps.find(
    ({ begunAt, endedAt }) => from <= begunAt && endedAt <= to && !hadTrouble(begunAt, endedAt),
  )?.begunAt;
};
