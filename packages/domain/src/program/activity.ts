import type { Instant } from '@continuum/contracts';
import type { Program } from '../episode/state.ts';
import { latest } from '../kernel/instant.ts';

/**
 * Since when a client of an activated program has been silent: the last session, or whatever made the waiting
 * begin anew since.
 */
export const silentSince = (program: Program): Instant | undefined => {
  const { activatedAt, continuedAt, resumedAt, lastSession } = program;
  if (activatedAt === undefined) return undefined;
  let since = activatedAt;
  if (continuedAt !== undefined) since = latest(since, continuedAt);
  if (resumedAt !== undefined) since = latest(since, resumedAt);
  return lastSession === undefined ? since : latest(since, lastSession.heldAt);
};
